import { isDeepStrictEqual } from 'node:util';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Metadata } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { changeUser, RefusedChange } from './change-user.ts';

const formSchema = z.object({
  kind: z.enum(['user_metadata', 'app_metadata']),
  json: z.string(),
  base: z.string(),
});

/** Saves metadata edited as JSON. What is no JSON object is shown again in its editor, with the place of the fault. */
export function changeMetadata(tenant: Tenant): RequestHandler {
  return changeUser(tenant, (request) => {
    const { kind, json, base } = readForm(request.body);
    const editor = { kind, text: json, base };
    const refuse = (error: string) => ({ editor: { ...editor, error } });
    const edited = parseObject(json);
    if (typeof edited === 'string') throw new RefusedChange(edited, refuse(edited));
    const changes = metadataChanges(parseBase(base), edited);
    return { patch: changes && { [kind]: changes }, done: kind, whenRefused: refuse };
  });
}

function readForm(body: unknown): z.infer<typeof formSchema> {
  const form = formSchema.safeParse(body);
  if (form.success) return form.data;
  throw new RefusedChange('The form was not complete. Open the editor again.');
}

function parseBase(base: string): Metadata {
  const parsed = parseObject(base);
  if (typeof parsed === 'string')
    throw new RefusedChange('The form was not complete. Open the editor again.');
  return parsed;
}

/** The object that the text holds, or a sentence that says why it holds none. */
function parseObject(text: string): Metadata | string {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Metadata;
    return 'Metadata is a JSON object: it begins with { and ends with }.';
  } catch (error) {
    return `This is not JSON: ${(error as Error).message.replace(/ is not valid JSON$| in JSON/, '')}.`;
  }
}

/**
 * The PATCH that turns what the editor began with into what it ends with: keys that were changed or added, and null
 * for those taken out. Keys that the editor left alone are not in it, so what others wrote to them meanwhile stays.
 * `{}` clears, as in the Management API; undefined when nothing was changed.
 */
export function metadataChanges(base: Metadata, edited: Metadata): Metadata | undefined {
  const removed = Object.keys(base).filter((key) => !Object.hasOwn(edited, key));
  const written = Object.entries(edited).filter(
    ([key, value]) => !Object.hasOwn(base, key) || !isDeepStrictEqual(value, base[key]),
  );
  if (removed.length + written.length === 0) return undefined;
  if (Object.keys(edited).length === 0) return {};
  return Object.fromEntries([...removed.map((key) => [key, null]), ...written]);
}
