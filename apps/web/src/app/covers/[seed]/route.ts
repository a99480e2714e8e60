import { drawCover, type Motif } from '@setlist/covers/cover';
import { PALETTES } from '@setlist/covers/palettes';
import { SEED } from '@setlist/covers/seed';

const MOTIFS: readonly string[] = ['spots', 'groove', 'strata', 'tape', 'tiles'] satisfies Motif[];

/** A cover as an image: `/covers/{seed}`, optionally `?motif=` and `?palette=`. It never changes. */
export async function GET(request: Request, { params }: { params: Promise<{ seed: string }> }) {
  const { seed } = await params;
  const query = new URL(request.url).searchParams;
  const motif = query.get('motif');
  const palette = PALETTES.find(({ name }) => name === query.get('palette'));
  if (!SEED.test(seed) || (motif !== null && !MOTIFS.includes(motif)))
    return new Response(null, { status: 404 });
  const svg = drawCover(seed, {
    ...(motif ? { motif: motif as Motif } : {}),
    ...(palette ? { palette } : {}),
  });
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
