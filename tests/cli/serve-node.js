// Buys with the official Node SDK, by its real host name: with TC3 and v1, as POST and GET, and with all that the action
// takes. DIRECT is a port at which the host is to be sought, else the SDK is told of a proxy. Prints a line for each call.
'use strict';
const https = require('https');
const tls = require('tls');
const { CommonClient } = require('tencentcloud-sdk-nodejs-common');

const host = 'postgres.tencentcloudapi.com';
const agent = process.env.DIRECT && new https.Agent();
if (agent) {
  agent.createConnection = () => tls.connect({ host: '127.0.0.1', port: Number(process.env.DIRECT), servername: host });
}

let storage = process.env.DIRECT ? 1000 : 0;
const least = () => ({
  DBInstanceId: 'postgres-h5j8k2mn',
  SpecCode: 'pg.it.medium4',
  Storage: (storage += 10), // no order is the same as another one
  Period: 1,
  AutoRenewFlag: 0,
  VpcId: 'vpc-w9x8y7z6',
  SubnetId: 'subnet-r2s3t4u5',
  BackupSetId: 'weekly-0042',
});
const all = () => ({
  ...least(),
  Name: 'clone_of-数据库',
  InstanceChargeType: 'POSTPAID_BY_HOUR',
  SecurityGroupIds: ['sg-a1b2c3d4', 'sg-e5f6g7h8'],
  ProjectId: 0,
  TagList: [{ TagKey: 'team', TagValue: 'a b+c&d=é' }, { TagKey: 'stage', TagValue: 'test' }],
  DBNodeSet: [
    { Role: 'Primary', Zone: 'ap-guangzhou-3', DedicatedClusterId: 'cluster-0001' },
    { Role: 'Standby', Zone: 'ap-guangzhou-4' },
  ],
  AutoVoucher: 1,
  VoucherIds: '["VOUCHER0001"]',
  ActivityId: 2364,
  SyncMode: 'Semi-sync',
  DeletionProtection: true,
});
const at_a_time = () => {
  const { BackupSetId, ...rest } = all();
  return { ...rest, RecoveryTargetTime: '2026-01-25 01:27:35', Period: 12, InstanceChargeType: 'PREPAID' };
};

const without_storage = () => {
  const { Storage, ...rest } = least();
  return rest;
};

const client = (signMethod, reqMethod, secretKey = process.env.KEY) =>
  new CommonClient(host, '2017-03-12', {
    credential: { secretId: process.env.ID, secretKey },
    region: 'ap-guangzhou',
    profile: { signMethod, httpProfile: { reqMethod, reqTimeout: 60, ...(agent && { agent }) } },
  });

async function call(name, from, parameters) {
  const reported = await from
    .request('CloneDBInstance', parameters)
    .then((answer) => Object.keys(answer).sort().join(' '))
    .catch((error) => error.code || String(error.message));
  console.log(`${name}: ${reported}`);
}

(async () => {
  for (const [sign, method] of [
    ['TC3-HMAC-SHA256', 'POST'],
    ['TC3-HMAC-SHA256', 'GET'],
    ['HmacSHA256', 'POST'],
    ['HmacSHA256', 'GET'],
    ['HmacSHA1', 'POST'],
    ['HmacSHA1', 'GET'],
  ]) {
    const by = client(sign, method);
    await call(`${sign} ${method} least`, by, least());
    await call(`${sign} ${method} all`, by, all());
    await call(`${sign} ${method} at a time`, by, at_a_time());
    await call(`${sign} ${method} wrong storage`, by, { ...least(), Storage: 15 });
    await call(`${sign} ${method} no storage`, by, without_storage());
    await call(`${sign} ${method} both`, by, { ...least(), RecoveryTargetTime: '2026-01-25 01:27:35' });
    await call(`${sign} ${method} wrong key`, client(sign, method, 'another-key'), least());
  }
})();
