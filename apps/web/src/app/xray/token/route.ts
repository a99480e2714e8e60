import { answerXray } from '#features/xray/answer-xray.ts';
import { failed } from '#lib/actions/outcome.ts';
import { refuseOthers } from '#lib/actions/perform.ts';
import { readSession } from '#session/session.ts';

/**
 * What the session's access token says: the middle part of it, decoded. Without its signature it opens nothing; the
 * token itself never leaves the server.
 */
export function GET(request: Request) {
  return answerXray(request, async (madeFor) => {
    const refused = await refuseOthers(madeFor);
    if (refused) return refused;
    const session = await readSession();
    const payload = session?.accessToken.split('.')[1];
    if (!payload) return failed('signed-out');
    return { ok: true, value: JSON.parse(Buffer.from(payload, 'base64url').toString()) };
  });
}
