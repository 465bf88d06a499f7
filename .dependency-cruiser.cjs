/**
 * The layers, as rules. Each rule says why it stands; docs/architecture.md draws the picture.
 */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'A cycle means that two files are one subject, or that a type stands in the wrong one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    layer(
      'domain-is-pure',
      'The domain decides; it reads no clock, no network, no database and knows no SDK.',
      '^src/domain/',
      ['^src/domain/', 'node_modules/temporal-polyfill/'],
    ),
    layer(
      'cards-are-plain-data',
      'What people read is data: renderers of each platform turn it into their own format.',
      '^src/cards/',
      ['^src/(cards|domain)/'],
    ),
    layer(
      'usecases-know-no-adapter',
      'A use case speaks to the outside through ports only.',
      '^src/usecases/',
      // Hashing and comparing are no way out; files, sockets and processes are.
      ['^src/(usecases|cards|domain)/', '^(node:)?(crypto|util)$'],
    ),
    {
      name: 'adapters-do-not-meet',
      comment: 'Adapters are wired together in app.ts, never by each other.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/(adapters/(?!$1/)|sandbox/|cli/|embedded-mongo/|app\\.ts|main\\.ts)' },
    },
    {
      name: 'store-knows-nothing-of-the-product',
      comment: 'The embedded store is MongoDB for one machine; it could be published on its own.',
      severity: 'error',
      from: { path: '^src/embedded-mongo/' },
      to: { path: '^src/(?!embedded-mongo/)' },
    },
    {
      name: 'sdk-stays-in-its-adapter',
      comment: 'One folder to change when a platform changes.',
      severity: 'error',
      from: { path: '^src/(?!adapters/slack/|sandbox/)' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'teams-sdk-stays-in-its-adapter',
      comment: 'It was archived: what replaces it must have one folder to change.',
      severity: 'error',
      from: { path: '^src/(?!adapters/teams/)' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'openai-stays-in-its-adapter',
      comment:
        'What a model is asked, and what of its answer is believed, is not the SDK’s to say.',
      severity: 'error',
      from: { path: '^src/(?!adapters/openai/)' },
      to: { path: 'node_modules/openai/' },
    },
    {
      name: 'mongoose-stays-in-its-adapter',
      comment: 'Repositories are the only door to the database.',
      severity: 'error',
      from: { path: '^src/(?!adapters/(mongo|agenda)/)' },
      to: { path: 'node_modules/(mongoose|agenda)/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
