import { z } from 'zod';
import { LIMITS } from '../../actions/limits.ts';
import { OTHER_TRIGGERS, TRIGGERS, type Trigger } from '../../actions/triggers.ts';
import { wholeNumber } from '../paging.ts';
import { validate } from '../validate.ts';

const dependencySchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1).default('latest'),
  registry_url: z.string().optional().describe('Optional value used primarily for npm registry.'),
});

const content = {
  code: z
    .string()
    .max(LIMITS.codeBytes)
    .refine((code) => Buffer.byteLength(code) <= LIMITS.codeBytes, `more than ${LIMITS.codeBytes} bytes`)
    .default('')
    .describe('The source code of the action.'),
  runtime: z
    .string()
    .regex(/^node(12|16|18|18-actions|22)$/)
    .default('node22')
    .describe('The Node runtime.'),
  dependencies: z
    .array(dependencySchema)
    .max(LIMITS.dependencies)
    .default([])
    .describe('The list of third party npm modules.'),
  secrets: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(LIMITS.secretNameCharacters),
        value: z.string().max(LIMITS.secretValueCharacters).optional(),
        // As a GET shows it.
        updated_at: z.string().optional(),
      }),
    )
    .max(LIMITS.secrets)
    .default([])
    .describe('The list of secrets that are included in an action.'),
};

// What the list of triggers says of one, besides.
const asListed = {
  ...{ status: z.string().optional(), binding_policy: z.string().optional() },
  ...{ default_runtime: z.string().optional(), runtimes: z.array(z.string()).optional() },
  compatible_triggers: z.array(z.looseObject({})).optional(),
};

export const createActionSchema = z.strictObject({
  name: z.string().min(1).max(255).describe('The name of an action.'),
  supported_triggers: z
    .array(
      z.strictObject({ id: z.enum(TRIGGERS), version: z.enum(['v1', 'v2', 'v3']).optional(), ...asListed }),
    )
    .min(1)
    .max(1)
    .describe(`The list of triggers that this action supports. This tenant runs: ${TRIGGERS.join(', ')}`),
  ...content,
  modules: z.array(z.unknown()).max(0, 'This tenant has no Actions Modules').optional(),
  deploy: z.boolean().default(false).describe('True if the action should be deployed after creation.'),
});
export type CreateAction = z.infer<typeof createActionSchema>;

export const patchActionSchema = z.strictObject({
  name: createActionSchema.shape.name.optional(),
  supported_triggers: createActionSchema.shape.supported_triggers.optional(),
  code: content.code.unwrap().optional(),
  runtime: content.runtime.unwrap().optional(),
  dependencies: content.dependencies.unwrap().optional(),
  secrets: content.secrets.unwrap().optional(),
  modules: createActionSchema.shape.modules,
});
export type PatchAction = z.infer<typeof patchActionSchema>;

/** How lists of Actions, and of what belongs to them, are paged. */
export const actionsPageQuery = z.strictObject({
  page: wholeNumber({ min: 0 })
    .default(0)
    .describe('Use this field to request a specific page of the list results.'),
  per_page: wholeNumber({ min: 1, max: 100 })
    .default(20)
    .describe('The maximum number of results to be returned by the server in single response.'),
});
type ActionsPageQuery = z.infer<typeof actionsPageQuery>;

/** A page of a list of Actions or of what belongs to them; a page or a total of 0 is left out, as Auth0 does. */
export function pageOfActions<T>(
  key: string,
  all: T[],
  { page, per_page }: ActionsPageQuery,
): Record<string, unknown> {
  return {
    [key]: all.slice(page * per_page, (page + 1) * per_page),
    ...(all.length > 0 && { total: all.length }),
    ...(page > 0 && { page }),
    per_page,
  };
}

const triggerPath = z.looseObject({
  triggerId: z
    .enum(TRIGGERS)
    .describe(`An actions extensibility point. This tenant runs: ${TRIGGERS.join(', ')}`),
});

/**
 * Reads the trigger that a path names; undefined for one of Auth0's that does not run here, to which nothing is bound.
 * Throws 400 for one that nobody has.
 */
export function readTrigger(params: Record<string, string>): Trigger | undefined {
  const { triggerId = '' } = params;
  return OTHER_TRIGGERS.includes(triggerId) ? undefined : validate('Path', triggerPath, params).triggerId;
}

/** Reads the trigger that a path names. Throws 400 for one that does not run here. */
export function requireTrigger(params: Record<string, string>): Trigger {
  return validate('Path', triggerPath, params).triggerId;
}
