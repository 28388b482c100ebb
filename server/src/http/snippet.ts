/** The one line a site owner puts into their pages. The key stands in the address, so that the answer knows the site's look. */
export function snippetFor(base: string, siteKey: string): string {
  return `<script async src="${base}/presently.js?site=${siteKey}"></script>`;
}
