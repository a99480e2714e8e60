import { from } from './from.js';

export const { expect, signIn, test } = await from('playwright');
