import { describe, expect, test } from 'vitest'
import { scriptLines, scriptTail } from '../../../pipeline/clean/leaves/script-text.ts'

describe('scripts printed as text', () => {
  test.each([
    '!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){}}(window, document,’script’);',
    'fbq(‘init’, ‘123456789’);',
    "gtag('config', 'UA-1');",
    'window.dataLayer = window.dataLayer || [];',
    '(adsbygoogle = window.adsbygoogle || []).push({});',
    'var js, fjs = d.getElementsByTagName(s)[0];',
    'js.src = “https://connect.example/en_US/sdk.js”;',
    'n.version=’2.0′;n.queue=[];t=b.createElement(e);t.async=!0;',
    '.ad-box { margin: 0 auto; width: 300px; }',
  ])('%s', (line) => {
    expect(scriptLines([line])).toEqual([true])
  })

  test('a script split over lines goes as a whole, the prose around it stays', () => {
    const lines = [
      'The minister resigned on Tuesday (after two years in office); her deputy took over at once.',
      '(function(d, s, id){',
      'var js, fjs = d.getElementsByTagName(s)[0];',
      'if (d.getElementById(id)) {return;}',
      'js = d.createElement(s); js.id = id;',
      '}(document, ‘script’, ‘facebook-jssdk’));',
      'She had said in March: “I will stay; I have work to do (and I like it).”',
    ]
    expect(scriptLines(lines)).toEqual([false, true, true, true, true, true, false])
  })

  test.each([
    'The function of the window, the document says, is to let in light (and air).',
    'Prices rose by 3.5% (from 2.1%); analysts [see table] had expected <3%.',
    'He called document.write a mistake; “never use it,” he told the students of his class.',
    'if you go, I go',
    'Let us go (then), you and I; let them stay.',
    'Return of the king; new hope (2026)',
  ])('prose stays: %s', (line) => {
    expect(scriptLines([line])).toEqual([false])
  })

  test('a script glued to a sentence is cut off', () => {
    const line =
      'The readout held little.!function(f,b,e){if(f.fbq)return;n=f.fbq=function(){}}(window,document);'
    expect(line.slice(0, scriptTail(line))).toBe('The readout held little.')
    expect(scriptTail('A plain sentence (with brackets).')).toBe(-1)
  })
})
