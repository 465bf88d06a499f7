import bolt from '@slack/bolt';

/** The yardstick: Bolt with a listener that does nothing. */
const [apiUrl = '', signingSecret = ''] = process.argv.slice(2);
const app = new bolt.App({
  signingSecret,
  authorize: () => Promise.resolve({ botToken: 'xoxb-bench', botUserId: 'UBOT', botId: 'BBOT' }),
  clientOptions: { slackApiUrl: apiUrl },
});
app.event('message', () => Promise.resolve());
const server = await app.start(0);
const address = server.address();
process.on('disconnect', () => process.exit(0));
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
