/** Class names and ids that say: here is the article's body. */
export const bodyWords =
  /(?:^|[\s-])(?:article-?body|article-?text|article-?content|entry-?content|post-?content|post-?body|story-?body|story-?content|storytext|body-?text|main-?content|rich-?text|articletext|news-?text|post-?entry|text-?content|content-?body|single-?content|blog-?content|entry)(?=$|[\s-])/
