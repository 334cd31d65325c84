import {
  bylineOf,
  counted,
  escaped,
  filledUp,
  jsonLd,
  newsArticle,
  openGraph,
  printedScript,
  siteName,
} from './page.ts'
import type { PageModel } from './page.ts'

/** A WordPress theme with its plug-ins: entry-content, a JSON-LD graph, share buttons, a script printed as text. */
export function wordpressPage(page: PageModel): string {
  const { story, state, noise, origin, url } = page
  const { furniture } = story.pack
  const body = `<body class="post-template-default single single-post postid-${story.index} single-format-standard">
<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">${siteName(story.pack)}</a></p><nav id="site-navigation" class="main-navigation"><ul id="menu-main" class="menu"><li class="menu-item"><a href="/">Home</a></li><li class="menu-item"><a href="/about/">About</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-${story.index}" class="post-${story.index} post type-post status-publish hentry category-${encodeURIComponent(story.section.toLowerCase())}">
<header class="entry-header"><h1 class="entry-title">${escaped(state.headline)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${story.publishedAt.toISOString()}">${story.pack.formatDate(story.publishedAt)}</time></span> <span class="byline">${furniture.by} <span class="author vcard"><a class="url fn n" href="/author/${story.index}/">${escaped(bylineOf(story))}</a></span></span> <span class="post-views">${noise.views} views</span></div></header>
<div class="post-thumbnail"><figure class="wp-caption"><img class="wp-post-image" src="${origin}/media/${story.index}.svg" alt=""><figcaption class="wp-caption-text">${escaped(story.caption)}</figcaption></figure></div>
<div class="entry-content">
<p class="has-large-font-size entry-excerpt">${escaped(state.dek)}</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">${furniture.share}:</h3><ul><li><a href="?share=facebook&amp;nb=${noise.shares}">Facebook</a></li><li><a href="?share=x">X</a></li></ul></div>
${paragraphs(page)}
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">${furniture.related}</h3>
${noise.related.map((link) => `<div class="jp-relatedposts-post"><a href="${escaped(link.url)}">${escaped(link.headline)}</a></div>`).join('\n')}
</div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a rel="category tag" href="/category/x/">${escaped(story.section)}</a></span> <span class="comments-link"><a href="#respond">${counted(furniture.comments, noise.comments)}</a></span></footer>
</article>
<div id="comments" class="comments-area"><div id="respond"><h3>Leave a Reply</h3><form action="/wp-comments-post.php" method="post"><input type="hidden" name="_wpnonce" value="${noise.nonce}"><textarea name="comment"></textarea></form></div></div>
</main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>
${noise.mostRead.map((link) => `<li><a href="${escaped(link.url)}">${escaped(link.headline)}</a></li>`).join('\n')}
</ul></section><section class="widget widget_mc4wp_form_widget"><h2>${furniture.newsletterTitle}</h2><p>${furniture.newsletterText}</p></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">Proudly powered by WordPress</div></footer></div>`
  return filledUp(
    page,
    body,
    (css, js) => `<!DOCTYPE html>
<html lang="${story.pack.language}" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="UTF-8">
<title>${escaped(state.headline)} - ${siteName(story.pack)}</title>
<link rel="canonical" href="${escaped(url)}">
<meta name="generator" content="WordPress 6.9">
${openGraph(page)}
${jsonLd({ '@context': 'https://schema.org', '@graph': [newsArticle(page, 'Article'), { '@type': 'WebSite', name: siteName(story.pack), url: origin }] })}
<style id="global-styles-inline-css">${css}</style>
<script>var wpApiSettings={"root":"/wp-json/","nonce":"${noise.nonce.slice(0, 10)}"};</script>
</head>
${body}
<script>${js}</script>
</body>
</html>
<!-- Dynamic page generated in 0.${noise.servedInMs} seconds. -->
`,
  )
}

function paragraphs(page: PageModel): string {
  const { state, story, noise } = page
  const printsScript = story.index % 2 === 0
  return state.paragraphs
    .map((paragraph, at) => {
      const text = escaped(paragraph.text)
      const html =
        paragraph.kind === 'heading'
          ? `<h2 class="wp-block-heading">${text}</h2>`
          : paragraph.kind === 'quote'
            ? `<blockquote class="wp-block-quote"><p>${text}</p></blockquote>`
            : paragraph.kind === 'correction'
              ? `<p class="has-small-font-size"><em>${text}</em></p>`
              : `<p>${text}</p>`
      const script = printsScript && at === 1 ? `\n<p>${escaped(printedScript(page))}</p>` : ''
      const advert =
        at === noise.boxAfter
          ? `\n<div class="code-block code-block-${at}"><ins class="adsbygoogle" data-ad-slot="${noise.pixelId}"></ins><script>(adsbygoogle=window.adsbygoogle||[]).push({});</script></div>`
          : ''
      return html + script + advert
    })
    .join('\n\n')
}
