import { tryAction } from '#lib/actions/ask.ts';
import { putFile } from '#lib/browser/put-file.ts';
import { readSong } from './actions.ts';
import type { Refusal, Sent } from './create-uploads.ts';

/** Sends a file to the API, and reads what that says of it. Never rejects. */
export async function sendAudio(
  madeFor: string,
  url: string,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const answer = await putFile(url, file, { onSent, signal });
  if (!answer) return refused({ kind: 'unanswered' });
  const said = parse(answer.body);
  if (answer.status === 200) {
    const { songname, artist, durationMs = null, hasCover = false } = said;
    return { ok: true, song: { songname: String(songname), artist: String(artist), durationMs, hasCover } };
  }
  const twin = said.songId ? await tryAction(readSong, madeFor, said.songId) : undefined;
  const retryAfterS = Number(answer.header('retry-after'));
  return refused({
    kind: said.type?.split('/').at(-1) ?? 'other',
    ...{ actualType: said.actualType, limit: said.limit, plan: said.plan },
    songname: twin?.ok ? twin.value.songname : undefined,
    retryAfterMs: retryAfterS > 0 ? retryAfterS * 1_000 : undefined,
  });
}

const refused = (refusal: Refusal): Sent => ({ ok: false, refusal });

/** What is read of a song or a problem; without a schema, since Zod is more script than all of the uploads. */
interface Said {
  songname?: string;
  artist?: string;
  durationMs?: number | null;
  hasCover?: boolean;
  type?: string;
  actualType?: string;
  songId?: string;
  limit?: number;
  plan?: string;
}

function parse(body: string): Said {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
