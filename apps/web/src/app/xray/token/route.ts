import { answerXray } from '#features/xray/answer-xray.ts';
import { failed } from '#lib/actions/outcome.ts';
import { refuseOthers } from '#lib/actions/perform.ts';
import { jwtPayload, readSession } from '#session/session.ts';

/**
 * What the session's access token says: the middle part of it, decoded. Without its signature it opens nothing; the
 * token itself never leaves the server.
 */
export function GET(request: Request) {
  return answerXray(request, async (madeFor) => {
    const session = await readSession();
    const refused = refuseOthers(session, madeFor);
    if (refused) return refused;
    const claims = session && jwtPayload(session.accessToken);
    return claims ? { ok: true, value: claims } : failed('signed-out');
  });
}
