import { expect, test } from 'vitest'

import { looksLikeArticle } from '../../../pipeline/discover/article-shape.ts'

test.each([
  ['/2026/11/22/tunnel-opens', ''],
  ['/2026/nov/22/tunnel', ''],
  ['/news/2026-11-22/tunnel', ''],
  ['/20261122-tunnel', ''],
  ['/news/world-europe-68012345', ''],
  ['/politics/mayor-to-stand-down-today', ''],
  ['/mayor_to_stand_down.html', ''],
  ['/articles/c4g8x2k9w1lo', ''],
  ['/story.php?id=4711', ''],
  ['/?p=1234', ''],
  ['/sport/late-goal', 'Late goal decides the derby at last'],
  ['/%E6%96%B0%E9%97%BB/%E5%B8%82%E9%95%BF%E5%AE%A3%E5%B8%83%E8%BE%9E%E8%81%8C', ''],
])('%s is an article', (path, text) => {
  expect(looksLikeArticle(`https://a.example${path}`, text)).toBe(true)
})

test.each([
  ['/', 'All the news of the day in one place'],
  ['/sport', 'All the sport of the day in one place'],
  ['/sport/football', 'Football'],
  ['/sport/late-goal', 'More'],
  ['/2026/11/22/', 'Everything we published on this day'],
  ['/2026/11', 'Everything we published in this month'],
  ['/tag/a-very-long-tag-name', 'Everything about one topic on one page'],
  ['/author/jane-van-der-meer', 'All articles by Jane van der Meer'],
  ['/images/a-picture-of-the-day.jpg', ''],
  ['/feed/news-of-the-whole-world.xml', ''],
  ['/?page=2', 'Older stories on the second page of this list'],
])('%s is none', (path, text) => {
  expect(looksLikeArticle(`https://a.example${path}`, text)).toBe(false)
})
