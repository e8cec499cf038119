#!/usr/bin/env node
// One call with the official Node SDK, told what to call by its environment (protocol: client mode).
// The SDK reads http_proxy itself; NODE_EXTRA_CA_CERTS is Node's own.
'use strict';
const { CommonClient } = require('tencentcloud-sdk-nodejs-common');

const env = process.env;
const [protocol, host] = env.TC3_ENDPOINT.split('://');
const client = new CommonClient(host, env.TC3_VERSION, {
  credential: {
    secretId: env.TC3_SECRET_ID,
    secretKey: env.TC3_SECRET_KEY,
    token: env.TC3_TOKEN || undefined,
  },
  region: env.TC3_REGION,
  profile: {
    signMethod: 'TC3-HMAC-SHA256',
    httpProfile: {
      reqMethod: 'POST',
      protocol: protocol + '://',
      reqTimeout: Math.max(3, Number(env.TC3_DEADLINE || 10) - 1),
    },
  },
});

// What the service said has a code; what went wrong on the way has none.
function reported(error) {
  if (error.code && error.requestId) {
    return { outcome: 'api_error', code: error.code, message: error.message, request_id: error.requestId };
  }
  return { outcome: 'failed', message: String(error.message) };
}

client
  .request(env.TC3_ACTION, JSON.parse(env.TC3_PARAMETERS))
  .then((response) => ({ outcome: 'success', request_id: response.RequestId, response }))
  .catch(reported)
  .then((line) => {
    process.stdout.write(JSON.stringify(line) + '\n', () => process.exit(0));
  });
