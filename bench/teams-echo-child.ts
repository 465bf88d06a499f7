import { createServer, type IncomingMessage } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Response } from 'botbuilder';
import { APP_ID, tokenService } from './teams-stub.js';

/** The yardstick: a bare CloudAdapter that checks the same tokens and says everything again. */
const [url = ''] = process.argv.slice(2);
const { openIdMetadataUrl, issuer, loginUrl, scope } = tokenService(url);

const credentials = {
  isValidAppId: (appId?: string) => Promise.resolve(appId === APP_ID),
  isAuthenticationDisabled: () => Promise.resolve(false),
  createCredentials: () =>
    Promise.resolve({ signRequest: (resource: unknown) => Promise.resolve(resource) }),
} as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: issuer,
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: scope,
    },
    credentials,
  ),
);

const server = createServer((request, response) => {
  const answer: Response = {
    socket: request.socket,
    status: (code: number) => (response.statusCode = code),
    send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    end: () => response.end(),
  };
  void read(request).then((body) =>
    adapter.process(
      { body, headers: request.headers, method: request.method },
      answer,
      async (turn) => {
        await turn.sendActivity(turn.activity.text);
      },
    ),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('disconnect', () => process.exit(0));

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}
