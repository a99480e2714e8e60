import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getFavouriteGenre } from './get-favourite-genre.ts';
import { listGenres } from './list-genres.ts';
import { setFavouriteGenre } from './set-favourite-genre.ts';

export const genreRoutes: readonly Route[] = [
  route('GET /genres', 'user', contracts.listGenres, listGenres),
  route('GET /genres/getFav', 'user', contracts.getFavouriteGenre, getFavouriteGenre),
  route('GET /secured/getFavGenre', 'user', contracts.getFavouriteGenreSecured, getFavouriteGenre),
  route('PUT /genres/fav', 'user', contracts.setFavouriteGenre, setFavouriteGenre),
];
