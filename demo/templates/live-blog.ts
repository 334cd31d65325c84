import { bylineOf, counted, escaped, filledUp, jsonLd, newsArticle, openGraph, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** A live blog: an introduction, and posts with a time and an id, the newest first. LiveBlogPosting in JSON-LD. */
export function liveBlogPage(page: PageModel): string {
  const { story, state, noise, url, origin } = page
  const { furniture } = story.pack
  const body = `<body class="liveblog">
<header role="banner"><a href="/">${siteName(story.pack)}</a><span class="live-badge">Live</span><span class="viewers">${counted(furniture.views, noise.views)}</span></header>
<main>
<article class="live" itemscope>
<h1>${escaped(state.headline)}</h1>
<p class="live__summary">${escaped(state.dek)}</p>
<p class="live__meta">${furniture.by} ${escaped(bylineOf(story))}, <time datetime="${story.publishedAt.toISOString()}">${story.pack.formatDate(story.publishedAt)}</time> <span>${counted(furniture.updatedAgo, noise.minutesAgo)}</span></p>
<figure><img src="${origin}/media/${story.index}.svg" alt=""><figcaption>${escaped(story.caption)}</figcaption></figure>
<div class="live__intro">
${state.paragraphs.map((paragraph) => `<p>${escaped(paragraph.text)}</p>`).join('\n')}
</div>
<div class="live__posts" data-poll="${noise.requestId}">
${state.posts.map((post) => livePost(page, post)).join('\n')}
</div>
<button class="live__more">Load more</button>
</article>
</main>
<aside><h2>${furniture.mostRead}</h2><ol>${noise.mostRead.map((link) => `<li><a href="${escaped(link.url)}">${escaped(link.headline)}</a></li>`).join('')}</ol></aside>
<footer><p>© 2026 ${siteName(story.pack)}</p></footer>`
  const live = {
    '@context': 'https://schema.org',
    ...newsArticle(page, 'LiveBlogPosting'),
    coverageStartTime: story.publishedAt.toISOString(),
    liveBlogUpdate: state.posts.map((post) => ({
      '@type': 'BlogPosting',
      url: `${url}#post-${post.id}`,
      datePublished: post.at.toISOString(),
      articleBody: post.text,
    })),
  }
  return filledUp(
    page,
    body,
    (css, js) => `<!DOCTYPE html>
<html lang="${story.pack.language}">
<head>
<meta charset="utf-8">
<title>${escaped(state.headline)} – live | ${siteName(story.pack)}</title>
<link rel="canonical" href="${escaped(url)}">
${openGraph(page)}
${jsonLd(live)}
<style nonce="${noise.nonce}">${css}</style>
</head>
${body}
<script nonce="${noise.nonce}">${js}</script>
</body>
</html>`,
  )
}

function livePost({ noise }: PageModel, post: { id: number; at: Date; text: string }): string {
  const clock = post.at.toISOString().slice(11, 16)
  return `<article class="post" id="post-${post.id}" data-post-id="${post.id}"><header><time datetime="${post.at.toISOString()}">${clock}</time></header><div class="post__body"><p>${escaped(post.text)}</p></div><footer class="post__share"><a href="#post-${post.id}">Share</a> <span class="likes">${(noise.shares * post.id) % 97}</span></footer></article>`
}
