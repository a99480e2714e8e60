import { from } from './from.js';

export const { startTenant, UNLIMITED_SWITCHES } = await from('index');
