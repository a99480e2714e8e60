#!/usr/bin/env node
import { from } from './from.js';

await from('bin');
