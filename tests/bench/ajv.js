// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Prints how many nanoseconds ajv takes to parse and validate a body: node ajv.js SCHEMA BODY
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv = require(path.join(process.cwd(), 'node_modules', 'ajv', 'dist', '2020.js')).default;

const validate = new Ajv({strict: false, logger: false, validateFormats: false})
                     .compile(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
const body = fs.readFileSync(process.argv[3], 'utf8');
const once = () => validate(JSON.parse(body));
if (!once())
    throw new Error('the sample was refused');
for (let i = 0; i < 100000; ++i) // until the compiler has made its best of it
    once();
const times = 100000;
const begin = process.hrtime.bigint();
for (let i = 0; i < times; ++i)
    once();
console.log(Number(process.hrtime.bigint() - begin) / times);
