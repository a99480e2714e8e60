import { z } from 'zod';
import { answerXray } from '#features/xray/answer-xray.ts';
import { perform } from '#lib/actions/perform.ts';

/** The person at the identity provider, as it stands there now. */
export function GET(request: Request) {
  return answerXray(request, (madeFor) =>
    perform(madeFor, z.undefined(), undefined, (api) => api.getXrayProfile()),
  );
}
