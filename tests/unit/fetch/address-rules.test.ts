import { expect, test } from 'vitest'
import { parseAddressRules } from '../../../pipeline/fetch/address-rules.ts'

test('reads addresses and ranges of both families', () => {
  expect(
    parseAddressRules(' 127.0.0.2:8080,10.0.0.0/8:443 , [::1]:80, [fd00::]/8:8443,[fd00::/8]:9 '),
  ).toEqual([
    { address: '127.0.0.2', prefixLength: 32, port: 8080 },
    { address: '10.0.0.0', prefixLength: 8, port: 443 },
    { address: '::1', prefixLength: 128, port: 80 },
    { address: 'fd00::', prefixLength: 8, port: 8443 },
    { address: 'fd00::', prefixLength: 8, port: 9 },
  ])
})

test('nothing is no rule', () => {
  expect(parseAddressRules('')).toEqual([])
  expect(parseAddressRules(' , ')).toEqual([])
})

test.each([
  '127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:0',
  '127.0.0.1:65536',
  '127.0.0.1:*',
  '127.1:80',
  'localhost:80',
  '10.0.0.0/33:80',
  '[::1/129]:80',
  '::1:80',
  '[127.0.0.1]:80',
  '0x7f.0.0.1:80',
  '1.2.3.4:80 5.6.7.8:80',
])('%s is refused with what to write', (text) => {
  expect(() => parseAddressRules(`127.0.0.2:1, ${text}`)).toThrow(
    expect.objectContaining({
      code: 'settings-invalid',
      message: `FETCH_ALLOW_ADDRESSES: "${text}" is not an address and a port`,
      hint: expect.stringContaining('127.0.0.2:8080'),
    }),
  )
})
