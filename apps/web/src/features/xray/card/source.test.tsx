import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MARKS } from '../marks.ts';
import { XrayProvider } from '../xray-provider.tsx';
import { Source } from './source.tsx';

/** What a page has of the place, with this SOURCE_URL. */
const shown = (places: { source?: string }) =>
  renderToStaticMarkup(
    <XrayProvider madeFor="auth0|vera" isOff={false} marks={MARKS} places={places}>
      <Source file="apps/api/src/songs/list-songs.ts" line={12} />
    </XrayProvider>,
  );

test('leads to the line in the source', () => {
  expect(shown({ source: 'https://example.com/blob/main/{file}#L{line}' })).toMatch(
    /<a [^>]*href="https:\/\/example\.com\/blob\/main\/apps\/api\/src\/songs\/list-songs\.ts#L12"[^>]*>apps\/api\/src\/songs\/list-songs\.ts:12<\/a>/,
  );
});

test('is told without a link where there is no address of the source', () => {
  expect(shown({})).toMatch(/^<code[^>]*>apps\/api\/src\/songs\/list-songs\.ts:12<\/code>$/);
});
