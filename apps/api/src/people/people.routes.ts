import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { followPerson } from './follow-person.ts';
import { getPerson } from './get-person.ts';
import { listFollowedPeople } from './list-followed-people.ts';
import { listPersonPlaylists } from './list-person-playlists.ts';
import { unfollowPerson } from './unfollow-person.ts';

export const peopleRoutes: readonly Route[] = [
  route('GET /people/followed', 'user', contracts.listFollowedPeople, listFollowedPeople),
  route('GET /people/{personId}', 'user', contracts.getPerson, getPerson),
  route('GET /people/{personId}/playlists', 'user', contracts.listPersonPlaylists, listPersonPlaylists),
  route('PUT /people/{personId}/follow', 'user', contracts.followPerson, followPerson),
  route('DELETE /people/{personId}/follow', 'user', contracts.unfollowPerson, unfollowPerson),
];
