import { z } from 'zod';
import { TRIGGERS, type Trigger } from '../../actions/triggers.ts';
import { validate } from '../validate.ts';

const content = {
  code: z
    .string()
    .max(100 * 1024)
    .default('')
    .describe('The source code of the action.'),
  runtime: z.string().default('node22').describe('The Node runtime.'),
  dependencies: z
    .array(z.looseObject({ name: z.string(), version: z.string() }))
    .default([])
    .describe('The list of third party npm modules.'),
  secrets: z
    .array(z.looseObject({ name: z.string(), value: z.string().optional() }))
    .default([])
    .describe('The list of secrets that are included in an action.'),
};

export const createActionSchema = z.looseObject({
  name: z.string().min(1).max(255).describe('The name of an action.'),
  supported_triggers: z
    .array(z.looseObject({ id: z.enum(TRIGGERS) }))
    .min(1)
    .max(1)
    .describe(`The list of triggers that this action supports. This tenant runs: ${TRIGGERS.join(', ')}`),
  ...content,
});
export type CreateAction = z.infer<typeof createActionSchema>;

export const patchActionSchema = z.looseObject({
  name: createActionSchema.shape.name.optional(),
  supported_triggers: createActionSchema.shape.supported_triggers.optional(),
  code: content.code.unwrap().optional(),
  runtime: content.runtime.unwrap().optional(),
  dependencies: content.dependencies.unwrap().optional(),
  secrets: content.secrets.unwrap().optional(),
});
export type PatchAction = z.infer<typeof patchActionSchema>;

const triggerPath = z.looseObject({
  triggerId: z
    .enum(TRIGGERS)
    .describe(`An actions extensibility point. This tenant runs: ${TRIGGERS.join(', ')}`),
});

/** Reads the trigger that a path names. Throws 400 for one that does not run here. */
export function readTrigger(params: Record<string, string>): Trigger {
  return validate('Path', triggerPath, params).triggerId;
}
