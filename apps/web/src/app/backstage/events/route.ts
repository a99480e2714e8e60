import { answerBackstage, peekBackstage } from '#features/backstage/answer-backstage.ts';
import { readSession } from '#session/session.ts';

/** What happens at the local tenant to the person whom the page was made for (`?for=`), as server-sent events. */
export async function GET(request: Request) {
  return answerBackstage(request, await readSession());
}

/** Whether there would be a stream, and if not, why. */
export async function HEAD(request: Request) {
  return peekBackstage(request, await readSession());
}
