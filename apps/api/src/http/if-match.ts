/** The version that `If-Match` names, undefined when the header is missing. Its form is the contract's business. */
export function versionOf(headers: { 'if-match'?: string | undefined }): number | undefined {
  const tag = headers['if-match'];
  return tag === undefined ? undefined : Number(tag.slice(1, -1));
}
