/** What came of sending a file: status, body and header fields of the answer, or none. */
export type PutAnswer = { status: number; body: string; header(name: string): string | null } | undefined;

/**
 * Sends a file as the body of a PUT, with the cookies that the address has, and tells how many of its bytes are on
 * their way: that is what XMLHttpRequest still knows better than fetch. Undefined when no answer came, or `signal`
 * broke it off. Never rejects.
 */
export function putFile(
  url: string,
  file: File,
  { onSent, signal }: { onSent: (bytes: number) => void; signal: AbortSignal },
): Promise<PutAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, file.size));
    request.upload.onload = () => onSent(file.size);
    request.onload = () => {
      const header = (name: string) => request.getResponseHeader(name);
      resolve({ status: request.status, body: request.responseText, header });
    };
    request.onerror = () => resolve(undefined);
    request.onabort = () => resolve(undefined);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open('PUT', url);
    request.withCredentials = true;
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    signal.addEventListener('abort', abort);
    request.send(file);
  });
}
