import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getXrayProfile } from './get-xray-profile.ts';
import { getXrayRequest } from './get-xray-request.ts';

export const xrayRoutes: readonly Route[] = [
  route('GET /xray/requests/{requestId}', 'user', contracts.getXrayRequest, getXrayRequest),
  route('GET /xray/profile', 'user', contracts.getXrayProfile, getXrayProfile),
];
