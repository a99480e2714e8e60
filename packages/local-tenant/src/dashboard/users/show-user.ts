import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { doneMessage } from '../frame/done.ts';
import { sendUserPage } from './send-user-page.ts';

/** Shows a user; `?edit=user_metadata` or `?edit=app_metadata` opens an editor. */
export function showUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { edit, done } = request.query;
    const editor = edit === 'user_metadata' || edit === 'app_metadata' ? { kind: edit } : undefined;
    await sendUserPage(tenant, response, String(request.params.id), {
      ...(editor && { editor: { kind: editor.kind as 'user_metadata' | 'app_metadata' } }),
      done: doneMessage(done),
    });
  };
}
