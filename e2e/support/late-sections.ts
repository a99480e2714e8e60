import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A section that the server sends after the frame of a page, and the script that puts it into its place. */
const SECTION = /<div hidden id="S:.*?<script[^>]*>(?:(?!<\/script>).)*?\$RC\("B:.*?<\/script>/gs;
/** What React is told of a page, which may stand between a section and its script. */
const FLIGHT = /<script[^>]*>\(?self\.__next_f.*?<\/script>/gs;

/** Has a browser wait for the whole page, which the server does not ask for where sections come late. */
const WAIT = /<link rel="expect"[^>]*>/;

/** A Setlist whose sections come late. */
export interface LateSections {
  /** Where it is; cookies are those of the Setlist behind it. */
  url: string;
  /** Sends the sections that were held back. Returns how many there were. */
  release(): number;
  close(): void;
}

/** Stands before the web app and sends of each page all but its sections, and these when they are released. */
export async function holdSections(webUrl: string): Promise<LateSections> {
  const held: { count: number; send(): void }[] = [];
  const server = createServer((asked, answer) => {
    const { method, headers } = asked;
    const onward = request(new URL(asked.url ?? '/', webUrl), {
      ...(method ? { method } : {}),
      headers: { ...headers, host: new URL(webUrl).host, 'accept-encoding': 'identity' },
    });
    onward.on('response', async (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      if (!told.headers['content-type']?.startsWith('text/html')) return told.pipe(answer);
      const page = await text(told);
      const sections: string[] = [];
      const frame = page.replace(WAIT, '').replace(SECTION, (section) => {
        sections.push(section.replace(FLIGHT, ''));
        return (section.match(FLIGHT) ?? []).join('');
      });
      answer.write(frame);
      held.push({ count: sections.length, send: () => answer.end(sections.join('')) });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    release() {
      for (const { send } of held) send();
      return held.splice(0).reduce((sum, { count }) => sum + count, 0);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
