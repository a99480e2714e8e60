import { type ManagementRoute, route } from '../route.ts';
import { createActionSchema, patchActionSchema } from './action-schema.ts';
import { createAction } from './create-action.ts';
import { deleteAction, deleteActionQuery } from './delete-action.ts';
import { deployAction } from './deploy-action.ts';
import { deployVersion } from './deploy-version.ts';
import { getAction } from './get-action.ts';
import { getVersion } from './get-version.ts';
import { listActions, listActionsQuery } from './list-actions.ts';
import { listBindings, listBindingsQuery } from './list-bindings.ts';
import { listTriggers } from './list-triggers.ts';
import { listVersions, listVersionsQuery } from './list-versions.ts';
import { patchAction } from './patch-action.ts';
import { bindingsSchema, patchBindings } from './patch-bindings.ts';

const READ = ['read:actions'];
const UPDATE = ['update:actions'];

/** https://auth0.com/docs/api/management/v2/actions */
export const actionsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/actions/actions',
    scopes: READ,
    query: listActionsQuery,
    verb: listActions,
  }),
  route({
    method: 'post',
    path: '/actions/actions',
    scopes: ['create:actions'],
    body: createActionSchema,
    status: 201,
    verb: createAction,
  }),
  route({ method: 'get', path: '/actions/actions/:id', scopes: READ, verb: getAction }),
  route({
    method: 'patch',
    path: '/actions/actions/:id',
    scopes: UPDATE,
    body: patchActionSchema,
    verb: patchAction,
  }),
  route({
    method: 'delete',
    path: '/actions/actions/:id',
    scopes: ['delete:actions'],
    query: deleteActionQuery,
    status: 204,
    verb: deleteAction,
  }),
  route({
    method: 'post',
    path: '/actions/actions/:id/deploy',
    scopes: ['create:actions'],
    status: 202,
    verb: deployAction,
  }),
  route({
    method: 'get',
    path: '/actions/actions/:id/versions',
    scopes: READ,
    query: listVersionsQuery,
    verb: listVersions,
  }),
  route({ method: 'get', path: '/actions/actions/:id/versions/:versionId', scopes: READ, verb: getVersion }),
  route({
    method: 'post',
    path: '/actions/actions/:id/versions/:versionId/deploy',
    scopes: ['create:actions'],
    status: 202,
    verb: deployVersion,
  }),
  route({ method: 'get', path: '/actions/triggers', scopes: READ, verb: listTriggers }),
  route({
    method: 'get',
    path: '/actions/triggers/:triggerId/bindings',
    scopes: READ,
    query: listBindingsQuery,
    verb: listBindings,
  }),
  route({
    method: 'patch',
    path: '/actions/triggers/:triggerId/bindings',
    scopes: UPDATE,
    body: bindingsSchema,
    verb: patchBindings,
  }),
];
