import { getXrayRequest } from '@setlist/contracts/xray';
import { answerXray } from '#features/xray/answer-xray.ts';
import { perform } from '#lib/actions/perform.ts';

interface Props {
  params: Promise<{ requestId: string }>;
}

/** What the API did for one of the person's own requests. */
export async function GET(request: Request, { params }: Props) {
  const { requestId } = await params;
  return answerXray(request, (madeFor) =>
    perform(madeFor, getXrayRequest.params, { requestId }, (api, checked) =>
      api.getXrayRequest({ params: checked }),
    ),
  );
}
