/** Sets a cookie that a page itself may set, for `maxAge` seconds; a browser that forbids cookies just forgets it. */
export function setCookie(name: string, value: string, maxAge: number) {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${value}; path=/; max-age=${maxAge}; samesite=lax`;
  } catch {
    // A sandboxed document has none (HTML Living Standard, `Document.cookie`).
  }
}
