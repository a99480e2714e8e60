import { expect, onTestFinished, test } from 'vitest';
import { openSessionChannel } from './page-session.tsx';

/** A page of this browser, and what it hears of its end. */
function openPage(madeFor: string) {
  const heard: string[] = [];
  const channel = openSessionChannel(madeFor, (end) => heard.push(end));
  onTestFinished(() => channel.close());
  return { heard, channel };
}

test('tells the pages of another person who has come, and those of the same person nothing', async () => {
  const [vera, other] = [openPage('auth0|vera'), openPage('auth0|jane')];
  await expect.poll(() => vera.heard).toEqual(['other-person']);
  openPage('auth0|jane');
  await expect.poll(() => vera.heard).toEqual(['other-person', 'other-person']);
  expect(other.heard).toEqual([]);
});

test('tells the other pages that somebody signs out, and a closed one nothing', async () => {
  const [one, two, closed] = [openPage('auth0|vera'), openPage('auth0|vera'), openPage('auth0|vera')];
  closed.channel.close();
  one.channel.announceSignOut();
  await expect.poll(() => two.heard).toEqual(['signed-out']);
  expect([one.heard, closed.heard]).toEqual([[], []]);
});
