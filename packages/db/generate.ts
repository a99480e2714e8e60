import { generateClient } from './src/generate-client.ts';

await generateClient();
