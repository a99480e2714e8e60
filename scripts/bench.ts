// `npm run bench [-- api | reads | tenant | outage] [rounds] [seconds]`: what bench/src/main.ts runs and prints.
import '@setlist/bench/main';
