/** Whether HTML of `renderMarkdown` holds an embed, so that only such a page brings the script that opens it. */
export function hasEmbed(html: string): boolean {
  return html.includes(" data-frame=");
}
