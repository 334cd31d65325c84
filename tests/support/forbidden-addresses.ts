/** URLs of addresses that nothing of ours may ever dial; PORT is that of the canary. */
export const literalCases = `
    http://127.0.0.1:PORT/ http://localhost:PORT/ http://foo.localhost:PORT/ http://localhost.:PORT/ http://LOCALHOST:PORT/
    http://[::1]:PORT/ http://169.254.169.254/ http://[fd00:ec2::254]/ http://100.100.100.200/
    http://10.0.0.1/ http://172.16.0.1/ http://172.31.255.255/ http://192.168.1.1/ http://[fc00::1]/ http://[fe80::1]/ http://[fec0::1]/
    http://127.1:PORT/ http://2130706433:PORT/ http://0x7f000001:PORT/ http://017700000001:PORT/ http://0x7f.0x0.0x0.0x1:PORT/
    http://①②⑦.⓪.⓪.①:PORT/ http://127。0。0。1:PORT/ http://127.0.0.1.:PORT/
    http://[::ffff:127.0.0.1]:PORT/ http://[::ffff:a9fe:a9fe]/ http://[::127.0.0.1]:PORT/ http://[64:ff9b::7f00:1]:PORT/
    http://[64:ff9b:1::7f00:1]:PORT/ http://[2002:7f00:1::]:PORT/ http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/
    http://[::ffff:0:127.0.0.1]:PORT/ http://0.0.0.0:PORT/ http://[::]:PORT/ http://192.0.0.8/ http://192.88.99.1/
    http://198.18.0.1/ http://192.0.2.1/ http://198.51.100.1/ http://203.0.113.1/ http://224.0.0.1/ http://240.0.0.1/
    http://255.255.255.255/ http://[3fff::1]/ http://[5f00::1]/ http://[100::1]/ http://[ff02::1]/
  `
  .trim()
  .split(/\s+/)

/** What names may resolve to, none of which may be dialled. */
export const nameCases: [string, readonly string[]][] = [
  ['a private address', ['192.168.0.1']],
  ['the metadata service', ['169.254.169.254']],
  ['one public and one private address', ['93.184.215.14', '10.0.0.1']],
  ['an allowed and a forbidden address', ['127.0.0.2', '127.0.0.1']],
  [
    'one forbidden address among 200',
    [...Array.from({ length: 199 }, (_, n) => `93.184.0.${n}`), '127.0.0.1'],
  ],
  ['something that is no address', ['127.0.0.1 ']],
]
