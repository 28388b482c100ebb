/** The one line a site owner puts into their pages. */
export function snippetFor(base: string, siteKey: string): string {
  return `<script async src="${base}/presently.js" data-site="${siteKey}"></script>`;
}
