/** ES modules all the way: several dependencies cannot be required from CommonJS inside jest. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // ES modules keep more memory per worker than CommonJS ones do.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
};
