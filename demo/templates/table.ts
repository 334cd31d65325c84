import { bylineOf, counted, escaped, filledUp, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** A layout of tables from before style sheets, in windows-1252: paragraphs that nobody closes, no metadata. */
export function tablePage(page: PageModel): string {
  const { story, state, noise, origin } = page
  const { furniture } = story.pack
  const body = `<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#003399">
<TABLE WIDTH="100%" BORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD COLSPAN="3" BGCOLOR="#003366"><FONT COLOR="#FFFFFF" SIZE="6" FACE="Times">${siteName(story.pack)}</FONT></TD></TR>
<TR><TD WIDTH="140" VALIGN="top" BGCOLOR="#EEEEEE"><FONT SIZE="2"><A HREF="/">Front page</A><BR><A HREF="/archive.html">Archive</A><BR><A HREF="/letters.html">Letters</A><BR><BR><B>${furniture.mostRead}</B><BR>
${noise.mostRead.map(({ url, headline }) => `<A HREF="${escaped(url)}">${escaped(headline)}</A><BR><BR>`).join('\n')}
</FONT></TD>
<TD VALIGN="top"><TABLE WIDTH="560" BORDER="0" CELLPADDING="8"><TR><TD>
<FONT SIZE="2" COLOR="#990000"><B>${escaped(story.section)}</B></FONT>
<H1><FONT FACE="Times">${escaped(state.headline)}</FONT></H1>
<FONT SIZE="4"><I>${escaped(state.dek)}</I></FONT>
<P><FONT SIZE="2">${furniture.by} <B>${escaped(bylineOf(story))}</B><BR>${story.pack.formatDate(story.publishedAt)}</FONT>
<TABLE ALIGN="right" WIDTH="220" BORDER="0"><TR><TD><IMG SRC="${origin}/media/${story.index}.svg" WIDTH="210" ALT=""><BR><FONT SIZE="1">${escaped(story.caption)}</FONT></TD></TR></TABLE>
${state.paragraphs.map((paragraph) => paragraphOf(paragraph.kind, escaped(paragraph.text))).join('\n')}
<P><CENTER><FONT SIZE="1">${furniture.advertisement}</FONT><BR><IMG SRC="/banner.gif?n=${noise.pixelId}" WIDTH="468" HEIGHT="60" ALT=""></CENTER>
<HR><FONT SIZE="1"><A HREF="mailto:desk@courier.example">E-mail the editor</A> | <A HREF="/print?id=${story.index}&amp;s=${noise.nonce}">Print this page</A> | This page has been read ${noise.views} times | ${counted(furniture.updatedAgo, noise.minutesAgo)}</FONT>
</TD></TR></TABLE></TD>
<TD WIDTH="120" VALIGN="top"><FONT SIZE="1"><B>${furniture.related}</B><BR>
${noise.related.map(({ url, headline }) => `<A HREF="${escaped(url)}">${escaped(headline)}</A><BR>`).join('\n')}
</FONT></TD></TR></TABLE>
<CENTER><FONT SIZE="1">Copyright 2026 ${siteName(story.pack)}. ${furniture.rights}</FONT></CENTER>`
  return filledUp(
    page,
    body,
    (css, js) => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">
<TITLE>${siteName(story.pack)}: ${escaped(state.headline)}</TITLE>
<STYLE TYPE="text/css"><!--
${css}
--></STYLE>
<SCRIPT LANGUAGE="JavaScript"><!--
var session="${noise.csrf}";
${js}
//--></SCRIPT>
</HEAD>
${body}
</BODY></HTML>
`,
  )
}

function paragraphOf(kind: string, text: string): string {
  if (kind === 'heading') return `<H3>${text}</H3>`
  return kind === 'correction' ? `<P><I>${text}</I>` : `<P>${text}`
}
