import { type ManagementRoute, route } from '../route.ts';
import { actionsPageQuery, createActionSchema, patchActionSchema } from './action-schema.ts';
import {
  createAction,
  deleteAction,
  deleteActionQuery,
  getAction,
  listActions,
  listActionsQuery,
  patchAction,
} from './actions.ts';
import { bindingsSchema, listBindings, listBindingsQuery, listTriggers, patchBindings } from './bindings.ts';
import { deployAction, deployVersion, getVersion, listVersions } from './versions.ts';

const READ = ['read:actions'];
const CREATE = ['create:actions'];
const UPDATE = ['update:actions'];
const DELETE = ['delete:actions'];
const ALL = '/actions/actions';
const ONE = `${ALL}/:id`;
const VERSIONS = `${ONE}/versions`;
const BINDINGS = '/actions/triggers/:triggerId/bindings';

/** https://auth0.com/docs/api/management/v2/actions */
export const actionsRoutes: ManagementRoute[] = [
  route({ method: 'get', path: ALL, scopes: READ, query: listActionsQuery, verb: listActions }),
  route({
    ...{ method: 'post', path: ALL, scopes: CREATE, status: 201 },
    ...{ body: createActionSchema, verb: createAction },
  }),
  route({ method: 'get', path: ONE, scopes: READ, verb: getAction }),
  route({ method: 'patch', path: ONE, scopes: UPDATE, body: patchActionSchema, verb: patchAction }),
  route({
    ...{ method: 'delete', path: ONE, scopes: DELETE, status: 204 },
    ...{ query: deleteActionQuery, verb: deleteAction },
  }),
  route({ method: 'post', path: `${ONE}/deploy`, scopes: CREATE, verb: deployAction }),
  route({ method: 'get', path: VERSIONS, scopes: READ, query: actionsPageQuery, verb: listVersions }),
  route({ method: 'get', path: `${VERSIONS}/:versionId`, scopes: READ, verb: getVersion }),
  route({
    ...{ method: 'post', path: `${VERSIONS}/:versionId/deploy`, scopes: CREATE },
    verb: deployVersion,
  }),
  route({ method: 'get', path: '/actions/triggers', scopes: READ, verb: listTriggers }),
  route({ method: 'get', path: BINDINGS, scopes: READ, query: listBindingsQuery, verb: listBindings }),
  route({ method: 'patch', path: BINDINGS, scopes: UPDATE, body: bindingsSchema, verb: patchBindings }),
];
