// Generated from gateway/http/openapi.json by `npm run client`; not to be edited.

export type paths = {
    "/v1/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * As whom the request was made
         * @description For officer, recogniser, auditor, platform, operator of any partner.
         */
        get: operations["showIdentity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose gateway this is, and the chain and deployment it follows
         * @description For officer, recogniser, auditor, platform, operator of any partner.
         */
        get: operations["showNetwork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partners that the registry has admitted
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["listPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{iso}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A partner
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["showPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{iso}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom a partner has authorised, with roles and window, by address
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["listSigners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signers/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For whom an address acts, and the nonce of its next request
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["showSigner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of every agreement, with its scope
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["listAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of an agreement, oldest first
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["showAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of an agreement
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["showAgreementVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a package's manifest; the answer has its salts and root
         * @description The same manifest again is answered with the salts that it has.
         *
         *     With `application/x-ndjson` up to 1000 manifests, one a line: all of them are kept, or none, and the answer has a receipt for each, one a line and in their order. The pointer of a mistake begins with the position of its line, from 0.
         *
         *     For officer of this gateway's own partner.
         */
        post: operations["acceptPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{root}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is held of a package: manifest, salts, files; what is missing; where it is recorded
         * @description For officer of this gateway's own partner.
         */
        get: operations["showPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{root}/exhibits/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of an exhibit as it lies here, whether it is recorded or not
         * @description It is not fetched from anywhere: for what others recorded see `readExhibit`.
         *
         *     For officer of this gateway's own partner.
         */
        get: operations["readHeldExhibit"];
        /**
         * Upload the file of an exhibit as a raw stream
         * @description Needs Content-Length. Kept only when size, SHA-256 and SM3 are the manifest's; may be repeated.
         *
         *     For officer of this gateway's own partner.
         */
        put: operations["storeExhibit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Packages that are kept until a day, those that are erased next first
         * @description Erased are manifest, salts and files, at every gateway that has them, each by itself; the record on the ledger stands. A package without `retention` in its manifest is not in this list.
         *
         *     For officer, auditor, operator of this gateway's own partner.
         */
        get: operations["listRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{root}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The legal holds on a package at this gateway, released ones too
         * @description For officer, auditor, operator of this gateway's own partner.
         */
        get: operations["listHolds"];
        put?: never;
        /**
         * Keep a package beyond its retention
         * @description It is kept at this gateway until every hold on it is released; other gateways have their own.
         *
         *     For officer, operator of this gateway's own partner.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{root}/holds/{hold}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Release a legal hold; it stays listed as released
         * @description For officer, operator of this gateway's own partner.
         */
        delete: operations["releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the list of a batch; the answer has its root
         * @description For officer of this gateway's own partner.
         */
        post: operations["acceptBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{root}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known here of a batch: its records, and its packages in order where its list is here
         * @description For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["showBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence, newest first
         * @description For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evidence by its case too, newest first
         * @description What a case file says is in no address. Without an `Idempotency-Key` nothing is kept of a search.
         *
         *     For officer, recogniser, auditor of this gateway's own partner.
         */
        post: operations["searchEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence with its manifest
         * @description For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["showEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/recognitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every other partner's decision on evidence, newest first
         * @description For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["showRecognitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions on others' evidence as they are now, newest first
         * @description For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["listRecognitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/exhibits/{position}/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The path from an exhibit's digests to the root of its package
         * @description For somebody who is to verify the file without signing in. It tells the salt of this exhibit, and of nothing else.
         *
         *     For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["showInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A receipt: proof of the record as of the last block indexed, for somebody without access to the chain
         * @description It tells the exhibits and the members of the manifest that were chosen, with their salts, and of the others nothing. As of one block, the same choice gives the same bytes.
         *
         *     For officer, recogniser, auditor of this gateway's own partner.
         */
        get: operations["makeReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{id}/exhibits/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of an exhibit, fetched from the gateway that recorded it when it is not here
         * @description A download that broke off goes on with `Range`, and with `If-Range` to be sure of the same file.
         *
         *     For officer, recogniser of this gateway's own partner.
         */
        get: operations["readExhibit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a notice's body; the answer has its salts and commitment
         * @description The same body again is answered with the salts that it has. One that the agreement excludes is refused by the clause, and not kept.
         *
         *     For officer of this gateway's own partner.
         */
        post: operations["acceptNoticeBody"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the content of an answer to a notice; the reply has its salts and commitment
         * @description The same content again is answered with the salts that it has.
         *
         *     For officer of this gateway's own partner.
         */
        post: operations["acceptFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices that this partner published or was sent, newest first
         * @description For officer of this gateway's own partner.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A notice, with every recipient's acknowledgement and answer
         * @description For officer of this gateway's own partner.
         */
        get: operations["showNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has acknowledged a notice, and who is silent
         * @description For officer of this gateway's own partner.
         */
        get: operations["showAcknowledgements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was answered to a notice, and by whom nothing was
         * @description For officer of this gateway's own partner.
         */
        get: operations["showFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proposals to the consortium, newest first
         * @description To propose, to vote, to queue and to carry out are actions of a signatory, handed in at `/v1/submissions`; of these the gateway carries those of every partner.
         *
         *     For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A proposal: what it would do in words, every partner's vote, and where it stands
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["showProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what stands against actions before they are signed
         * @description All of them in order, each on what those before it would leave, as of the latest block. Nothing is kept or changed. The bodies and manifests that they commit to must be here; exhibits may be missing.
         *
         *     For officer, recogniser of any partner.
         */
        post: operations["simulateActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the partner's officers handed in, newest first
         * @description For officer, recogniser of this gateway's own partner.
         */
        get: operations["listSubmissions"];
        put?: never;
        /**
         * Hand in an officer's signed requests
         * @description 202 means durable: every request ends as recorded or as refused, with a code, for ever. The same requests again are answered with the submission that they are. While the node is away requests are accepted by what the gateway knows (`isSimulated` is false), and the contracts are asked when it is back. With `supersedes`, requests that the officer signed with the same nonces take the place of a submission that is not settled yet, be it to do something else or nothing: the one that is not carried out ends with `superseded` or `not-superseded`.
         *
         *     For officer, recogniser of any partner.
         */
        post: operations["acceptSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a submission
         * @description For officer, recogniser of any partner.
         */
        get: operations["showSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What becomes known to this gateway, as it does
         * @description Server-sent events: `id`, `event` (the type) and `data` (an Event as JSON). A client that comes back with the `Last-Event-ID` of the last event that it took misses nothing and gets nothing twice, whatever became of the connection or of this gateway meanwhile. Without an id the feed begins with its first event; `after=latest` begins with the next.
         *
         *     Told is what this partner may see: its own evidence and that under agreements that it is party to, notices that it published or that are addressed to it, what became of the submissions of this gateway, and the registry's events.
         *
         *     Entries never change. After `ledger.rolled-back` those before it that name a block after its `block` no longer hold; what the new blocks have follows as new events.
         *
         *     With `Accept: application/json` the same is answered as a page, for clients that ask again and again with `after`.
         *
         *     For officer of this gateway's own partner.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/documents/{root}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A manifest, notice body or answer with its salts, for a partner's gateway
         * @description For gateway of any partner.
         */
        get: operations["serveDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/batches/{root}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of a batch, for a partner's gateway
         * @description For gateway of any partner.
         */
        get: operations["serveBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/packages/{root}/exhibits/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of an exhibit, for a partner's gateway
         * @description For gateway of any partner.
         */
        get: operations["serveExhibit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This gateway's access log, oldest entry first
         * @description Who asked for what, by pseudonyms, with what came of it and the ids of what was shown: a chain of hashes that is only added to. This request is an entry of it too.
         *
         *     For auditor, operator of this gateway's own partner.
         */
        get: operations["listAccessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-log/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a partner's gateway anchored of its access log, as the ledger has it
         * @description For officer, recogniser, auditor, operator of any partner.
         */
        get: operations["listAnchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Blocks with their receipts, as the node tells them
         * @description For auditors, who check it themselves (`concord audit ledger`): what is answered is the node's word, and the index has no part in it.
         *
         *     For auditor, operator of any partner.
         */
        get: operations["tellBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a contract has as of a block, with its proof (EIP-1186)
         * @description For auditors, who check it themselves (`concord audit ledger`): what is answered is the node's word, and the index has no part in it.
         *
         *     For auditor, operator of any partner.
         */
        get: operations["proveState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify files by their digests, or one file by its bytes
         * @description With JSON: up to 1000 files by their digests, computed where the files are.
         *
         *     Whoever is not signed in gives with each file its `inclusion`, the path from its digests to the root of its package, and is not told whose case it is; of digests alone nothing is said, whether they are known here or not.
         *
         *     With any other media type the body is one file as it is. It is digested while it comes and kept nowhere. Its Content-Length is required, and its name, by `filename*` or `filename` of Content-Disposition: it is of the case, and in no address. A file that happens to be JSON is sent as `application/octet-stream`. Forms and encoded bodies are refused, since their bytes are not the file's.
         *
         *     For officer, recogniser, auditor, platform of this gateway's own partner. Others too, within the bounds named above.
         */
        post: operations["verifyFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description As whom the request was made */
        Identity: {
            /** @enum {string} */
            credential: "token" | "signature";
            /** @description the one that vouches for the subject; null for a key */
            issuer: string | null;
            /** @description the issuer's pseudonym of a person, or the name of a machine */
            subject: string;
            /**
             * @description the partner that the subject acts for
             * @example CN
             */
            partner: string;
            roles: ("officer" | "recogniser" | "auditor" | "platform" | "operator")[];
            /**
             * @description whose gateway answers; what is for its own partner's people alone is refused to others
             * @example CN
             */
            gateway: string;
        };
        /** @description Problem details (RFC 9457) */
        Problem: {
            /** @description `urn:concord:problem:` and the code */
            type: string;
            /** @description what kind of problem it is, in the language asked for */
            title: string;
            status: number;
            /** @description what was wrong, where, and what to do */
            detail: string;
            /** @description the request's id, as in the `X-Request-Id` of the answer and in the log */
            instance: string;
            /** @description a closed set: the problem codes */
            code: string;
            /** @description what the reader can do, where the title does not say it */
            action: string | null;
        } & {
            [key: string]: unknown;
        };
        Network: {
            partner: {
                id: number;
                iso: components["schemas"]["PartnerCode"];
                name: string;
            };
            /** @description decimal */
            chainId: string;
            /**
             * @description null until the node was reached for the first time
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            genesisHash: string | null;
            deploymentId: components["schemas"]["Bytes32"];
            contracts: {
                forwarder: components["schemas"]["Address"];
                registry: components["schemas"]["Address"];
                ledger: components["schemas"]["Address"];
                board: components["schemas"]["Address"];
                consortium: components["schemas"]["Address"];
                anchors: components["schemas"]["Address"];
            };
            /**
             * @description chain-lost: the node answers for another chain or deployment, or its chain lacks what is indexed; this gateway has stopped writing
             * @enum {string}
             */
            node: "following" | "unreachable" | "chain-lost";
            /** @description the last block indexed; null before the first */
            indexed: {
                block: number;
                hash: components["schemas"]["Bytes32"];
                /**
                 * Format: date-time
                 * @description the block's time, the validators' claim
                 * @example 2026-11-23T08:00:00.000Z
                 */
                time: string;
                /**
                 * Format: date-time
                 * @description when the node was last found to have no newer block; null: not since this gateway was started
                 * @example 2026-11-23T08:00:00.000Z
                 */
                checkedAt: string | null;
                /** @description milliseconds from checkedAt to this answer; null: not since this gateway was started */
                ageMs: number | null;
            } | null;
            /**
             * Format: date-time
             * @description when the node was last found to have no newer block
             * @example 2026-11-23T08:00:00.000Z
             */
            checkedAt: string | null;
            /** @description the deployment that the consortium named to succeed this one; null when there is none */
            successor: {
                registry: components["schemas"]["Address"];
                deploymentId: components["schemas"]["Bytes32"];
                /**
                 * Format: date-time
                 * @example 2026-11-23T08:00:00.000Z
                 */
                namedAt: string;
            } | null;
        };
        /**
         * @description ISO 3166-1 alpha-2 code of a partner
         * @example CN
         */
        PartnerCode: string;
        /**
         * @description 32 bytes: 0x and 64 lower-case hex digits
         * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
         */
        Bytes32: string;
        /**
         * @description an account: 0x and 40 hex digits
         * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
         */
        Address: string;
        Partners: {
            asOf: components["schemas"]["AsOf"];
            /** @description at most 255 */
            partners: components["schemas"]["Partner"][];
        };
        /** @description The block that the answer holds as of, and the age of that knowledge */
        AsOf: {
            block: number;
            hash: components["schemas"]["Bytes32"];
            /**
             * Format: date-time
             * @description the block's time, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            /**
             * Format: date-time
             * @description when the node was last found to have no newer block; null: not since this gateway was started
             * @example 2026-11-23T08:00:00.000Z
             */
            checkedAt: string | null;
            /** @description milliseconds from checkedAt to this answer; null: not since this gateway was started */
            ageMs: number | null;
        };
        Partner: {
            id: number;
            iso: components["schemas"]["PartnerCode"];
            name: string;
            /** @enum {string} */
            state: "candidate" | "active" | "suspended" | "withdrawn";
            offices: string[];
            /** @description false: what is addressed to this partner is delivery pending */
            hasGateway: boolean;
        };
        PartnerDetail: {
            asOf: components["schemas"]["AsOf"];
            partner: components["schemas"]["Partner"];
        };
        PartnerSigners: {
            asOf: components["schemas"]["AsOf"];
            partner: components["schemas"]["PartnerCode"];
            signers: components["schemas"]["Authorisation"][];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        /** @description What a partner authorised an address for */
        Authorisation: {
            address: components["schemas"]["Address"];
            roles: ("officer" | "recogniser" | "signatory" | "gateway")[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description first moment after; null: no end
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string | null;
            /** @description its window is open by this gateway's clock */
            isValid: boolean;
        };
        Signer: {
            address: components["schemas"]["Address"];
            /**
             * @description null: no partner has authorised this address
             * @example CN
             */
            partner: string | null;
            roles: ("officer" | "recogniser" | "signatory" | "gateway")[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description null: never authorised, or no end
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string | null;
            /** @description for the next request: the forwarder's, after those accepted here and not settled; while the node is away, as of the last block indexed */
            nonce: number;
        };
        AgreementPage: {
            asOf: components["schemas"]["AsOf"];
            agreements: components["schemas"]["Agreement"][];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        Agreement: {
            code: string;
            id: number;
            version: number;
            /** @enum {string} */
            state: "proposed" | "ratified" | "suspended" | "terminated";
            /** @description ratified by every party as of the block, effective and not expired by the gateway's clock */
            isInForce: boolean;
            /** @description all, whether they take part or not */
            parties: components["schemas"]["PartnerCode"][];
            ratifiedBy: components["schemas"]["PartnerCode"][];
            /** @description the parties that take no part now */
            suspendedBy: components["schemas"]["PartnerCode"][];
            /** @description of those, the ones that consented to the end */
            endedBy: components["schemas"]["PartnerCode"][];
            /**
             * @description SHA-256 of the signed instrument
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            instrument: string;
            evidence: ("photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement")[];
            rights: ("trademark" | "copyright" | "patent")[];
            channels: ("1210" | "9610" | "9710" | "9810" | "cargo" | "post" | "express" | "passenger")[];
            purposes: ("administrative" | "civil" | "criminal" | "risk-analysis")[];
            directions: ("import" | "export" | "transit")[];
            /** @enum {string} */
            onward: "never" | "ask" | "group";
            /** @enum {string} */
            court: "ask" | "notify" | "allowed";
            recognition: {
                /** @enum {string} */
                rule: "explicit" | "automatic";
                /**
                 * @description the grade given without a decision; null when there is none
                 * @enum {string|null}
                 */
                floor: "integrity-only" | "reference" | "equivalent" | "court" | null;
            };
            hours: {
                acknowledge: number;
                answer: number;
                feedback: number;
                recognise: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            effective: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            expiry: string;
        };
        AgreementVersions: {
            asOf: components["schemas"]["AsOf"];
            code: string;
            /** @description oldest first; at most 255 */
            versions: components["schemas"]["Agreement"][];
        };
        AgreementDetail: {
            asOf: components["schemas"]["AsOf"];
            agreement: components["schemas"]["Agreement"];
        };
        PackageReceipt: {
            root: components["schemas"]["Bytes32"];
            salts: components["schemas"]["Salts"];
            /** @description false: this manifest was here before, with these salts */
            isNew: boolean;
            /** @description positions of exhibits that have not been uploaded */
            missing: number[];
            /** @description where this package is recorded already */
            evidence: components["schemas"]["RecordedAs"][];
        };
        Salts: {
            [key: string]: components["schemas"]["Bytes32"];
        };
        /** @description Evidence that a package is on the ledger as */
        RecordedAs: {
            id: components["schemas"]["Bytes32"];
            agreementId: number;
            version: number;
        };
        /** @description Manifest of an evidence package (canonical JSON, RFC 8785) */
        Manifest: {
            /** @enum {string} */
            format: "concord-package/1";
            case: components["schemas"]["CaseReference"];
            /** @description name of the package within its case */
            ref: string;
            /** @enum {string} */
            kind: "photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement";
            handling: components["schemas"]["Handling"];
            acquired: components["schemas"]["Acquisition"];
            /** @description BCP 47 tag */
            language: string;
            goods?: components["schemas"]["PackageGoods"] | undefined;
            appraisal?: components["schemas"]["Appraisal"] | undefined;
            retention?: components["schemas"]["Retention"] | undefined;
            exhibits: components["schemas"]["Exhibit"][];
        };
        CaseReference: {
            /** @description the originator's own case number */
            number: string;
            partner: components["schemas"]["PartnerCode"];
            office: string;
            title: string;
            /** @enum {string} */
            basis: "ex-officio" | "on-application";
            /** @description legal basis */
            legal?: string | undefined;
            /** @description where public totals come from */
            source?: string | undefined;
        };
        Handling: {
            /** @enum {string} */
            tlp: "RED" | "AMBER+STRICT" | "AMBER" | "GREEN" | "CLEAR";
            /** @enum {string} */
            use: "H0" | "H1" | "H2" | "H3";
        };
        Acquisition: {
            /**
             * Format: date-time
             * @example 2023-06-30T17:00:00+08:00
             */
            at: string;
            /** @description the officer's pseudonym */
            by: string;
            method?: string | undefined;
            tool?: string | undefined;
            place?: string | undefined;
            witness?: string | undefined;
        };
        PackageGoods: {
            /** @description Harmonized System code */
            hs?: string | undefined;
            /** @enum {string} */
            right?: ("trademark" | "copyright" | "patent") | undefined;
            items?: number | undefined;
            consignments?: number | undefined;
            marks?: number | undefined;
        };
        Appraisal: {
            body: string;
            method?: string | undefined;
            /** @enum {string} */
            conclusion: "genuine" | "not-genuine" | "undetermined";
            dissent?: string | undefined;
        };
        /** @description How long manifest, salts and files are kept; absent: no end is stated */
        Retention: {
            /**
             * Format: date
             * @description the last day (UTC) on which it is kept; then it is erased
             * @example 2033-12-31
             */
            until: string;
        };
        /** @description One file of an evidence package */
        Exhibit: {
            /** @description path inside the case folder, `/` between its parts */
            path: string;
            /** @description media type (RFC 6838) */
            mediaType: string;
            /** @description bytes */
            size: number;
            sha256: components["schemas"]["Digest"];
            /**
             * @description SM3 (GB/T 32905-2016)
             * @example c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3
             */
            sm3: string;
        };
        /**
         * @description a digest of 32 bytes: 64 lower-case hex digits
         * @example c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3
         */
        Digest: string;
        PackageDetail: {
            root: components["schemas"]["Bytes32"];
            /** @description of this gateway's partner */
            isOwn: boolean;
            manifest: components["schemas"]["Manifest"];
            /** @description to recompute the root; null for another partner's package */
            salts: {
                [key: string]: components["schemas"]["Bytes32"];
            } | null;
            exhibits: {
                position: number;
                exhibit: components["schemas"]["Exhibit"];
                /** @description the file is at this gateway */
                isHeld: boolean;
            }[];
            /** @description positions of exhibits whose files are not at this gateway */
            missing: number[];
            /** @description where this package is recorded; none: not yet */
            evidence: components["schemas"]["RecordedAs"][];
            /**
             * Format: date-time
             * @description from when it is erased, unless a legal hold keeps it; null: no end is stated
             * @example 2026-11-23T08:00:00.000Z
             */
            eraseAt: string | null;
            /** @description a legal hold keeps it */
            isHeld: boolean;
        };
        RetentionPage: {
            packages: {
                root: components["schemas"]["Bytes32"];
                /** @description the originator's case number */
                case: string | null;
                ref: string | null;
                /**
                 * Format: date-time
                 * @description from when it is erased
                 * @example 2026-11-23T08:00:00.000Z
                 */
                eraseAt: string;
                /** @description a legal hold keeps it */
                isHeld: boolean;
            }[];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        LegalHolds: {
            package: components["schemas"]["Bytes32"];
            /** @description the oldest first, released ones too */
            holds: components["schemas"]["LegalHold"][];
        };
        /** @description An order of this gateway's partner to keep a package beyond its retention */
        LegalHold: {
            /** Format: uuid */
            id: string;
            /**
             * @description root of the package
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            package: string;
            reference: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            placedAt: string;
            /** @description the subject under which whoever placed it was signed in */
            placedBy: string | null;
            /**
             * Format: date-time
             * @description null while it keeps the package
             * @example 2026-11-23T08:00:00.000Z
             */
            releasedAt: string | null;
            releasedBy: string | null;
        };
        NewLegalHold: {
            /** @description the proceedings because of which the package is to be kept */
            reference: string;
        };
        BatchReceipt: {
            root: components["schemas"]["Bytes32"];
            size: number;
        };
        Batch: {
            /** @description roots, in order */
            packages: components["schemas"]["Bytes32"][];
        };
        BatchDetail: {
            root: components["schemas"]["Bytes32"];
            /** @description how many packages it holds */
            size: number;
            /** @description false: its list is not at this gateway, so that its packages are unknown here */
            isDisclosed: boolean;
            /** @description ids of the records under this root; none: not recorded yet */
            records: components["schemas"]["Bytes32"][];
            packages: {
                position: number;
                root: components["schemas"]["Bytes32"];
                /** @description its manifest is at this gateway */
                isHeld: boolean;
                /** @description ids of the evidence that it is */
                evidence: components["schemas"]["Bytes32"][];
            }[];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        EvidencePage: {
            asOf: components["schemas"]["AsOf"];
            evidence: components["schemas"]["Evidence"][];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        Evidence: {
            id: components["schemas"]["Bytes32"];
            /**
             * @description the record that holds it: its own id, or that of its batch
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            partner: components["schemas"]["PartnerCode"];
            agreement: components["schemas"]["AgreementReference"];
            /** @enum {string} */
            kind: "photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement";
            root: components["schemas"]["Bytes32"];
            /** @description from the package's leaf to the batch root; empty for a single package */
            path: components["schemas"]["Bytes32"][];
            signer: components["schemas"]["Address"];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            recordedAt: string;
            block: number;
            transactionHash: components["schemas"]["Bytes32"];
            /** @description the originator's case number; null when this gateway does not hold the manifest */
            case: string | null;
            ref: string | null;
            title: string | null;
            status: components["schemas"]["EvidenceStatus"];
            /** @description of the other partners */
            decisions: components["schemas"]["Decision"][];
        };
        /** @description The agreement version that a record was made under */
        AgreementReference: {
            code: string;
            id: number;
            version: number;
        };
        EvidenceStatus: {
            /** @enum {string} */
            state: "standing" | "withdrawn" | "superseded";
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            since: string | null;
            successor: components["schemas"]["Bytes32"] | null;
        };
        /** @description A partner's entry for evidence */
        Decision: {
            partner: components["schemas"]["PartnerCode"];
            /** @enum {string} */
            state: "recognised" | "partly-recognised" | "refused" | "revoked" | "withdrawn" | "superseded";
            /** @enum {string|null} */
            grade: "integrity-only" | "reference" | "equivalent" | "court" | null;
            facets: ("identity" | "integrity" | "procedure" | "appraisal" | "translation")[];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
            signer: components["schemas"]["Address"];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            decidedAt: string;
        };
        /** @description Which evidence; all conditions hold together */
        EvidenceSearch: {
            /**
             * @description entries a page
             * @default 50
             */
            limit: number;
            /** @description `next` of the page before; without it, the first page */
            after?: string | undefined;
            /** @description the originator's case number, where this gateway holds the manifest */
            case?: string | undefined;
            /**
             * @description who recorded it
             * @example CN
             */
            partner?: string | undefined;
            /** @enum {string} */
            kind?: ("photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement") | undefined;
            /** @description code of the agreement */
            agreement?: string | undefined;
            /** @enum {string} */
            state?: ("standing" | "withdrawn" | "superseded") | undefined;
            /**
             * @description another partner's decision on it as it is now
             * @enum {string}
             */
            decision?: ("recognised" | "partly-recognised" | "refused" | "revoked" | "undecided") | undefined;
            /**
             * @description whose decision; without it, any other partner's. `undecided` without it: nobody's
             * @example CN
             */
            decidedBy?: string | undefined;
            /**
             * Format: date-time
             * @description recorded at or after this time
             * @example 2023-06-30T17:00:00+08:00
             */
            recordedFrom?: string | undefined;
            /**
             * Format: date-time
             * @description recorded before this time
             * @example 2023-06-30T17:00:00+08:00
             */
            recordedTo?: string | undefined;
        };
        EvidenceDetail: {
            asOf: components["schemas"]["AsOf"];
            evidence: components["schemas"]["Evidence"];
            /** @description null when this gateway does not hold it */
            manifest: {
                /** @enum {string} */
                format: "concord-package/1";
                case: components["schemas"]["CaseReference"];
                /** @description name of the package within its case */
                ref: string;
                /** @enum {string} */
                kind: "photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement";
                handling: components["schemas"]["Handling"];
                acquired: components["schemas"]["Acquisition"];
                /** @description BCP 47 tag */
                language: string;
                goods?: components["schemas"]["PackageGoods"] | undefined;
                appraisal?: components["schemas"]["Appraisal"] | undefined;
                retention?: components["schemas"]["Retention"] | undefined;
                exhibits: components["schemas"]["Exhibit"][];
            } | null;
            /** @description why it does not hold it */
            manifestProblem: string | null;
            /**
             * Format: date-time
             * @description since when manifest and files are erased at this gateway, their retention being over; null: they are not
             * @example 2026-11-23T08:00:00.000Z
             */
            erasedAt: string | null;
            exhibits: {
                position: number;
                exhibit: components["schemas"]["Exhibit"];
                /** @description the file is at this gateway */
                isHeld: boolean;
            }[];
        };
        EvidenceRecognitions: {
            asOf: components["schemas"]["AsOf"];
            recognitions: components["schemas"]["Recognition"][];
        };
        /** @description A partner's decision on another's evidence, as it is now */
        Recognition: {
            /**
             * @description id of the evidence decided on
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            evidence: string;
            /**
             * @description the record that was named when it was decided on
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            recorder: components["schemas"]["PartnerCode"];
            agreement: components["schemas"]["AgreementReference"];
            partner: components["schemas"]["PartnerCode"];
            /** @enum {string} */
            state: "recognised" | "partly-recognised" | "refused" | "revoked" | "withdrawn" | "superseded";
            /** @enum {string|null} */
            grade: "integrity-only" | "reference" | "equivalent" | "court" | null;
            facets: ("identity" | "integrity" | "procedure" | "appraisal" | "translation")[];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
            signer: components["schemas"]["Address"];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            decidedAt: string;
            block: number;
            transactionHash: components["schemas"]["Bytes32"];
        };
        RecognitionPage: {
            asOf: components["schemas"]["AsOf"];
            recognitions: components["schemas"]["Recognition"][];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        /** @description What somebody needs to verify a file without signing in */
        ExhibitInclusion: {
            evidence: components["schemas"]["Bytes32"];
            size: number;
            sha256: components["schemas"]["Digest"];
            sm3: components["schemas"]["Digest"];
            inclusion: components["schemas"]["Inclusion"];
        };
        /** @description The path from a file's digests to the root of the package that it is in */
        Inclusion: {
            /**
             * @description of the package
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            root: string;
            position: number;
            /** @description of the file inside its package */
            path: string;
            mediaType: string;
            salt: components["schemas"]["Bytes32"];
            /** @description hashes beside the way, from the leaf up */
            siblings: components["schemas"]["Bytes32"][];
        };
        /** @description Proof of a record as of one block, for somebody without access to the chain */
        Receipt: {
            /** @enum {string} */
            format: "concord-receipt/1";
            ledger: {
                /** @description chain id, decimal */
                chainId: string;
                /**
                 * @description hash of block 0
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                genesisHash: string;
                deploymentId: components["schemas"]["Bytes32"];
                registry: string;
                evidenceLedger: string;
            };
            /** @description what the evidence id binds */
            package: {
                root: components["schemas"]["Bytes32"];
                partnerId: number;
                agreementId: number;
                version: number;
                /** @description evidence kind as its number on chain */
                kind: number;
            };
            /** @description hashes from the package's leaf to the batch's root; null for a package recorded by itself */
            batch: {
                path: components["schemas"]["Bytes32"][];
            } | null;
            /** @description by ascending position; of those left out nothing shows */
            exhibits: components["schemas"]["DisclosedExhibit"][];
            /** @description by ascending pointer (UTF-16 code units) */
            fields: components["schemas"]["DisclosedField"][];
            /** @description whose decisions are proven beside the recorder's own */
            decisions: number[];
            block: {
                /** @description RLP of the header, its extraData with round and seals as a node stored it */
                header: string;
            };
            proof: {
                /** @description nodes of the state trie (RLP), each once */
                nodes: string[];
            };
            /** @description ascending headers whose votes lead from the anchor's validators to this block's */
            changes: string[];
        };
        /** @description A file of the package and the way from its leaf to the root */
        DisclosedExhibit: {
            position: number;
            path: string;
            mediaType: string;
            /** @description bytes */
            size: number;
            sha256: components["schemas"]["Digest"];
            sm3: components["schemas"]["Digest"];
            salt: components["schemas"]["Bytes32"];
            /** @description hashes beside the way to the root, from the leaf up */
            siblings: components["schemas"]["Bytes32"][];
        };
        /** @description A member of the manifest and the way from its leaf to the root */
        DisclosedField: {
            /** @description JSON pointer (RFC 6901) */
            pointer: string;
            /** @description canonical JSON (RFC 8785) */
            value: string;
            salt: components["schemas"]["Bytes32"];
            /** @description hashes beside the way to the root, from the leaf up */
            siblings: components["schemas"]["Bytes32"][];
        };
        DocumentReceipt: {
            commitment: components["schemas"]["Bytes32"];
            salts: components["schemas"]["Salts"];
            isNew: boolean;
            /** @description notices published with this commitment already; none for feedback */
            notices: components["schemas"]["Bytes32"][];
        };
        /** @description Content of a risk notice */
        NoticeBody: {
            /** @enum {string} */
            format: "concord-notice/1";
            case: components["schemas"]["CaseReference"];
            handling: components["schemas"]["Handling"];
            /** @description code of the agreement */
            agreement: string;
            /** @enum {string} */
            type: "alert" | "profile" | "modus-operandi" | "trend" | "urgent-consignment";
            /** @description 1 is the highest */
            priority: number;
            /** @description first and last day */
            valid: {
                /**
                 * Format: date
                 * @description a whole day in UTC
                 */
                from: string;
                /**
                 * Format: date
                 * @description a whole day in UTC
                 */
                to: string;
            };
            to: components["schemas"]["Recipient"][];
            grading: components["schemas"]["Grading"];
            goods?: components["schemas"]["NoticeGoods"] | undefined;
            /** @enum {string} */
            right: "trademark" | "copyright" | "patent";
            /** @enum {string} */
            channel: "1210" | "9610" | "9710" | "9810" | "cargo" | "post" | "express" | "passenger";
            route?: components["schemas"]["Route"] | undefined;
            pattern?: ("split-parcels" | "changing-sender-names" | "misdeclared-name" | "obscured-mark" | "price-anomaly" | "port-shopping" | "blurred-picture" | "rewording" | "forged-receipt" | "export-and-reimport")[] | undefined;
            /** @enum {string} */
            action: "inform" | "monitor" | "check-documents" | "inspect" | "detain" | "sample" | "do-not-alert";
            /** @description ids of the evidence that it rests on */
            basis?: components["schemas"]["Bytes32"][] | undefined;
            /**
             * @description the notice that it updates
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            previous?: string | undefined;
        };
        Recipient: {
            partner: components["schemas"]["PartnerCode"];
            /** @description an office of the publisher's own */
            office?: string | undefined;
        };
        /** @description source A, B, C, X; information 1–4 */
        Grading: {
            /** @enum {string} */
            source: "A" | "B" | "C" | "X";
            information: number;
        };
        NoticeGoods: {
            hs?: string[] | undefined;
            declared?: string[] | undefined;
            actual?: string[] | undefined;
        };
        Route: {
            /** @description ISO 3166-1 alpha-2 or UN/LOCODE */
            from?: string | undefined;
            via?: string[] | undefined;
            to?: string[] | undefined;
        };
        /** @description A recipient's answer to a notice */
        Feedback: {
            /** @enum {string} */
            format: "concord-feedback/1";
            /**
             * @description id of the notice
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            notice: string;
            partner: components["schemas"]["PartnerCode"];
            /** @description the publisher's own office that answers */
            office?: string | undefined;
            /** @enum {string} */
            outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined";
            /**
             * Format: date-time
             * @example 2023-06-30T17:00:00+08:00
             */
            checkedAt?: string | undefined;
            place?: string | undefined;
            /** @description why it was or was not checked */
            why?: string | undefined;
            found?: string | undefined;
            /** @description items found */
            quantity?: number | undefined;
            value?: components["schemas"]["Money"] | undefined;
            /** @description ids of the evidence that shows it */
            evidence?: components["schemas"]["Bytes32"][] | undefined;
            /** @description which indicators of the notice were right */
            indicators?: string[] | undefined;
        };
        Money: {
            amount: number;
            /** @description ISO 4217 */
            currency: string;
        };
        NoticePage: {
            asOf: components["schemas"]["AsOf"];
            notices: components["schemas"]["Notice"][];
            /** @description cursor of the next page, to be sent as `after`; null on the last */
            next: string | null;
        };
        Notice: {
            id: components["schemas"]["Bytes32"];
            partner: components["schemas"]["PartnerCode"];
            agreement: components["schemas"]["AgreementReference"];
            /** @enum {string} */
            state: "published" | "updated" | "withdrawn" | "expired";
            /**
             * @description of a withdrawal
             * @enum {string|null}
             */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
            previous: components["schemas"]["Bytes32"] | null;
            successor: components["schemas"]["Bytes32"] | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description first moment after
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string;
            signer: components["schemas"]["Address"];
            block: number;
            transactionHash: components["schemas"]["Bytes32"];
            terms: components["schemas"]["NoticeTerms"];
            /** @description null when this gateway does not hold it */
            body: {
                /** @enum {string} */
                format: "concord-notice/1";
                case: components["schemas"]["CaseReference"];
                handling: components["schemas"]["Handling"];
                /** @description code of the agreement */
                agreement: string;
                /** @enum {string} */
                type: "alert" | "profile" | "modus-operandi" | "trend" | "urgent-consignment";
                /** @description 1 is the highest */
                priority: number;
                /** @description first and last day */
                valid: {
                    /**
                     * Format: date
                     * @description a whole day in UTC
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description a whole day in UTC
                     */
                    to: string;
                };
                to: components["schemas"]["Recipient"][];
                grading: components["schemas"]["Grading"];
                goods?: components["schemas"]["NoticeGoods"] | undefined;
                /** @enum {string} */
                right: "trademark" | "copyright" | "patent";
                /** @enum {string} */
                channel: "1210" | "9610" | "9710" | "9810" | "cargo" | "post" | "express" | "passenger";
                route?: components["schemas"]["Route"] | undefined;
                pattern?: ("split-parcels" | "changing-sender-names" | "misdeclared-name" | "obscured-mark" | "price-anomaly" | "port-shopping" | "blurred-picture" | "rewording" | "forged-receipt" | "export-and-reimport")[] | undefined;
                /** @enum {string} */
                action: "inform" | "monitor" | "check-documents" | "inspect" | "detain" | "sample" | "do-not-alert";
                /** @description ids of the evidence that it rests on */
                basis?: components["schemas"]["Bytes32"][] | undefined;
                /**
                 * @description the notice that it updates
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                previous?: string | undefined;
            } | null;
            bodyProblem: string | null;
            recipients: components["schemas"]["RecipientStatus"][];
        };
        /** @description What the notice's id binds, as the contract takes it */
        NoticeTerms: {
            agreementId: number;
            version: number;
            rights: number;
            channels: number;
            validFrom: number;
            validTo: number;
            recipients: string;
            offices: components["schemas"]["Bytes32"][];
            commitment: components["schemas"]["Bytes32"];
        };
        RecipientStatus: {
            partner: components["schemas"]["PartnerCode"];
            /** @description null when the partner as a whole is addressed, or the office is not disclosed to this gateway */
            office: string | null;
            officeCommitment: components["schemas"]["Bytes32"] | null;
            /**
             * @description pending: this partner has no gateway
             * @enum {string}
             */
            delivery: "own" | "reachable" | "pending";
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            acknowledgedAt: string | null;
            /**
             * @description the officer who signed; null: not yet acknowledged
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            acknowledgedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            acknowledgeBy: string;
            isAcknowledgementOverdue: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            answeredAt: string | null;
            /**
             * @description the officer who signed the last answer; null: not yet answered
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            answeredBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            answerBy: string;
            isAnswerOverdue: boolean;
            /** @enum {string|null} */
            outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined" | null;
            answers: number;
            /** @description the last answer's content; null when there is none or this gateway does not hold it */
            feedback: {
                /** @enum {string} */
                format: "concord-feedback/1";
                /**
                 * @description id of the notice
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                notice: string;
                partner: components["schemas"]["PartnerCode"];
                /** @description the publisher's own office that answers */
                office?: string | undefined;
                /** @enum {string} */
                outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined";
                /**
                 * Format: date-time
                 * @example 2023-06-30T17:00:00+08:00
                 */
                checkedAt?: string | undefined;
                place?: string | undefined;
                /** @description why it was or was not checked */
                why?: string | undefined;
                found?: string | undefined;
                /** @description items found */
                quantity?: number | undefined;
                value?: components["schemas"]["Money"] | undefined;
                /** @description ids of the evidence that shows it */
                evidence?: components["schemas"]["Bytes32"][] | undefined;
                /** @description which indicators of the notice were right */
                indicators?: string[] | undefined;
            } | null;
            feedbackProblem: string | null;
        };
        NoticeDetail: {
            asOf: components["schemas"]["AsOf"];
            notice: components["schemas"]["Notice"];
        };
        NoticeAcknowledgements: {
            asOf: components["schemas"]["AsOf"];
            notice: components["schemas"]["Bytes32"];
            /** @description one for each recipient */
            acknowledgements: components["schemas"]["Acknowledgement"][];
        };
        /** @description A recipient's acknowledgement of a notice */
        Acknowledgement: {
            partner: components["schemas"]["PartnerCode"];
            /** @description null when the partner as a whole is addressed, or the office is not disclosed to this gateway */
            office: string | null;
            officeCommitment: components["schemas"]["Bytes32"] | null;
            /**
             * @description pending: this partner has no gateway
             * @enum {string}
             */
            delivery: "own" | "reachable" | "pending";
            /**
             * Format: date-time
             * @description null: not yet
             * @example 2026-11-23T08:00:00.000Z
             */
            acknowledgedAt: string | null;
            /**
             * @description the officer who signed; null: not yet acknowledged
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            acknowledgedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            acknowledgeBy: string;
            /** @description silent past the agreement's clock, or acknowledged after it */
            isOverdue: boolean;
        };
        NoticeFeedback: {
            asOf: components["schemas"]["AsOf"];
            notice: components["schemas"]["Bytes32"];
            /** @description one for each recipient */
            feedback: components["schemas"]["NoticeAnswer"][];
        };
        /** @description A recipient's answer to a notice */
        NoticeAnswer: {
            partner: components["schemas"]["PartnerCode"];
            /** @description null when the partner as a whole is addressed, or the office is not disclosed to this gateway */
            office: string | null;
            officeCommitment: components["schemas"]["Bytes32"] | null;
            /**
             * Format: date-time
             * @description when it was last answered; null: not yet
             * @example 2026-11-23T08:00:00.000Z
             */
            answeredAt: string | null;
            /**
             * @description the officer who signed the last answer; null: not yet answered
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            answeredBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            answerBy: string;
            /** @description silent past the agreement's clock, or answered after it */
            isOverdue: boolean;
            /** @enum {string|null} */
            outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined" | null;
            /** @description how many answers were given; the last counts */
            answers: number;
            /** @description the last answer's content; null when there is none or this gateway does not hold it */
            feedback: {
                /** @enum {string} */
                format: "concord-feedback/1";
                /**
                 * @description id of the notice
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                notice: string;
                partner: components["schemas"]["PartnerCode"];
                /** @description the publisher's own office that answers */
                office?: string | undefined;
                /** @enum {string} */
                outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined";
                /**
                 * Format: date-time
                 * @example 2023-06-30T17:00:00+08:00
                 */
                checkedAt?: string | undefined;
                place?: string | undefined;
                /** @description why it was or was not checked */
                why?: string | undefined;
                found?: string | undefined;
                /** @description items found */
                quantity?: number | undefined;
                value?: components["schemas"]["Money"] | undefined;
                /** @description ids of the evidence that shows it */
                evidence?: components["schemas"]["Bytes32"][] | undefined;
                /** @description which indicators of the notice were right */
                indicators?: string[] | undefined;
            } | null;
            feedbackProblem: string | null;
        };
        ProposalPage: {
            asOf: components["schemas"]["AsOf"];
            proposals: components["schemas"]["Proposal"][];
            /** @description `after` of the next page; null on the last */
            next: string | null;
        };
        Proposal: {
            id: components["schemas"]["Bytes32"];
            /**
             * @description by this gateway's clock, from what is indexed
             * @enum {string}
             */
            state: "pending" | "active" | "canceled" | "defeated" | "succeeded" | "queued" | "expired" | "executed";
            /** @description who proposed it */
            partner: string;
            signer: components["schemas"]["Address"];
            /**
             * @description digest of the paper that gives the reasons, or random
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            reference: string;
            decisions: components["schemas"]["ProposedDecision"][];
            /** @description one for each partner that voted */
            votes: components["schemas"]["Vote"][];
            inFavour: number;
            /** @description two-thirds of the partners active at the snapshot, rounded up; null until the snapshot */
            needed: number | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            proposedAt: string;
            /**
             * Format: date-time
             * @description who is active then votes, from the second after
             * @example 2026-11-23T08:00:00.000Z
             */
            snapshot: string;
            /**
             * Format: date-time
             * @description the last second in which a vote may be cast; a vote that is decided ends before
             * @example 2026-11-23T08:00:00.000Z
             */
            deadline: string;
            /**
             * Format: date-time
             * @description when it may be carried out; null until it is queued
             * @example 2026-11-23T08:00:00.000Z
             */
            eta: string | null;
            /**
             * Format: date-time
             * @description when it lapses unless it is queued or carried out; null where nothing lapses
             * @example 2026-11-23T08:00:00.000Z
             */
            lapsesAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            executedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            canceledAt: string | null;
            block: number;
            transactionHash: components["schemas"]["Bytes32"];
        };
        ProposedDecision: {
            /** @description the call of the registry, as it was voted on */
            call: string;
            /** @description null: not to be decoded */
            decision: {
                /** @enum {string} */
                name: "admitPartner";
                partnerId: number;
                partner: string;
                signatory: components["schemas"]["Address"];
            } | {
                /** @enum {string} */
                name: "setPartnerState";
                partnerId: number;
                /**
                 * @description null: this gateway knows no such partner
                 * @example CN
                 */
                partner: string | null;
                /**
                 * @description null: a standing that there is not
                 * @enum {string|null}
                 */
                state: "candidate" | "active" | "suspended" | "withdrawn" | null;
            } | {
                /** @enum {string} */
                name: "seatSignatory";
                partnerId: number;
                /**
                 * @description null: this gateway knows no such partner
                 * @example CN
                 */
                partner: string | null;
                signatory: components["schemas"]["Address"];
            } | {
                /** @enum {string} */
                name: "nameSuccessor";
                registry: components["schemas"]["Address"];
            } | null;
            /** @description what it would do, in each language */
            words: {
                "zh-Hans": string;
                "zh-Hant": string;
                en: string;
                pt: string;
            };
        };
        Vote: {
            partner: components["schemas"]["PartnerCode"] | string;
            /** @enum {string} */
            support: "against" | "for" | "abstain";
            signer: components["schemas"]["Address"];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            castAt: string;
        };
        ProposalDetail: {
            asOf: components["schemas"]["AsOf"];
            proposal: components["schemas"]["Proposal"];
        };
        Simulation: {
            signer: string;
            calls: {
                /** @description contract and function */
                action: string;
                /** @description null: nothing stands against it */
                refusal: {
                    /** @description a problem code */
                    code: string;
                    detail: string;
                } | null;
            }[];
        };
        /** @description Actions of one officer, not signed, in the order in which they would be carried out */
        NewSimulation: {
            /**
             * @description who would sign
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            signer: string;
            calls: {
                /**
                 * @description the contract called
                 * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
                 */
                to: string;
                /** @description the ABI-encoded call */
                data: string;
            }[];
        };
        Submission: {
            id: string;
            /**
             * @description accepted: durable here; sent: given to the node; settled: every request has its outcome, for ever
             * @enum {string}
             */
            state: "accepted" | "sent" | "settled";
            /** @description whether the contracts had been asked when it was accepted; false: the node was away, they are asked before it is carried, and what they refuse ends as refused */
            isSimulated: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            acceptedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            settledAt: string | null;
            transactionHash: components["schemas"]["Bytes32"] | null;
            /** @description the submission whose place this one is to take */
            supersedes: string | null;
            /** @description the submission that is to take this one's place; the outcomes say which of the two was carried out */
            supersededBy: string | null;
            requests: {
                /** @description contract and function */
                action: string;
                signer: string;
                nonce: number;
                outcome: components["schemas"]["SubmissionOutcome"];
                /** @description the contract called */
                to: string;
                /** @description the ABI-encoded call, as it was signed */
                data: string;
                /**
                 * Format: date-time
                 * @description after which it is void
                 * @example 2026-11-23T08:00:00.000Z
                 */
                deadline: string;
            }[];
        };
        SubmissionOutcome: {
            /** @enum {string} */
            state: "recorded";
            transactionHash: components["schemas"]["Bytes32"];
            blockNumber: number;
        } | {
            /** @enum {string} */
            state: "refused";
            /** @description a problem code */
            code: string;
            detail: string;
            /**
             * @description the transaction in which it failed; null when none was sent
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            transactionHash: string | null;
        } | null;
        /** @description Signed requests of one officer, carried out in order */
        NewSubmission: {
            requests: components["schemas"]["ForwardRequest"][];
            /**
             * Format: uuid
             * @description a submission with the same nonces, not settled yet, whose place these requests are to take
             */
            supersedes?: string | undefined;
        };
        ForwardRequest: {
            /**
             * @description the officer's address
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            from: string;
            /**
             * @description the contract called
             * @example 0x1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b
             */
            to: string;
            /** @description gas allowed for the call */
            gas: number;
            /** @description the forwarder's nonce for the officer; consecutive within a submission */
            nonce: number;
            /** @description Unix seconds after which it is void */
            deadline: number;
            /** @description the ABI-encoded call */
            data: string;
            /** @description 65 bytes r, s, v over the EIP-712 ForwardRequest */
            signature: string;
        };
        SubmissionPage: {
            asOf: components["schemas"]["AsOf"];
            submissions: components["schemas"]["SubmissionInfo"][];
            /** @description `after` of the next page; null on the last */
            next: string | null;
        };
        SubmissionInfo: {
            id: string;
            /**
             * @description accepted: durable here; sent: given to the node; settled: every request has its outcome, for ever
             * @enum {string}
             */
            state: "accepted" | "sent" | "settled";
            /** @description whether the contracts had been asked when it was accepted; false: the node was away, they are asked before it is carried, and what they refuse ends as refused */
            isSimulated: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            acceptedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            settledAt: string | null;
            transactionHash: components["schemas"]["Bytes32"] | null;
            /** @description the submission whose place this one is to take */
            supersedes: string | null;
            /** @description the submission that is to take this one's place; the outcomes say which of the two was carried out */
            supersededBy: string | null;
            requests: {
                /** @description contract and function */
                action: string;
                signer: string;
                nonce: number;
                outcome: components["schemas"]["SubmissionOutcome"];
            }[];
        };
        /** @description What became known to this gateway */
        Event: {
            /** @enum {string} */
            type: "evidence.recorded";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            /**
             * @description null for a batch, whose packages have ids of their own
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            evidence: string | null;
            recordId: components["schemas"]["Bytes32"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /**
             * @description null for a kind that this version does not know
             * @enum {string|null}
             */
            kind: "photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement" | null;
            /** @description packages */
            size: number;
            root: components["schemas"]["Bytes32"];
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "evidence.withdrawn";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            evidence: components["schemas"]["Bytes32"];
            /**
             * @description the record that holds it: its own id, or that of its batch
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
        } | {
            /** @enum {string} */
            type: "evidence.superseded";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            evidence: components["schemas"]["Bytes32"];
            /**
             * @description the record that holds it: its own id, or that of its batch
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            successor: components["schemas"]["Bytes32"];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
        } | {
            /** @enum {string} */
            type: "recognition.made";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            evidence: components["schemas"]["Bytes32"];
            /**
             * @description the record that holds it: its own id, or that of its batch
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /** @enum {string|null} */
            state: "recognised" | "partly-recognised" | "refused" | "revoked" | "withdrawn" | "superseded" | null;
            /**
             * @description null when it was refused
             * @enum {string|null}
             */
            grade: "integrity-only" | "reference" | "equivalent" | "court" | null;
            facets: ("identity" | "integrity" | "procedure" | "appraisal" | "translation")[];
            /**
             * @description of a refusal
             * @enum {string|null}
             */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
        } | {
            /** @enum {string} */
            type: "recognition.revoked";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            evidence: components["schemas"]["Bytes32"];
            /**
             * @description the record that holds it: its own id, or that of its batch
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            recordId: string;
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
        } | {
            /** @enum {string} */
            type: "notice.published";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            notice: components["schemas"]["Bytes32"];
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            recipients: string[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description first moment after
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string;
            commitment: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "notice.updated";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            notice: components["schemas"]["Bytes32"];
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            successor: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "notice.withdrawn";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            notice: components["schemas"]["Bytes32"];
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /** @enum {string|null} */
            reason: "integrity-doubtful" | "provenance-unclear" | "procedure-not-comparable" | "legal-basis-lacking" | "quality-insufficient" | "translation-lacking" | "appraisal-lacking" | "outside-purpose" | "personal-data-excess" | "public-policy" | "recorded-in-error" | "wrong-file" | "unlawfully-acquired" | "goods-found-genuine" | "ordered-by-court" | "duplicate" | "corrected" | "completed" | "reacquired" | "translated" | "issued-in-error" | "risk-ended" | "matter-settled" | "merged" | "new-facts" | "error-in-decision" | "overturned" | "other" | null;
        } | {
            /** @enum {string} */
            type: "notice.acknowledged";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            notice: components["schemas"]["Bytes32"];
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /**
             * @description of the office that answers; null for the partner as a whole
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            officeCommitment: string | null;
        } | {
            /** @enum {string} */
            type: "notice.answered";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            notice: components["schemas"]["Bytes32"];
            /** @description whose act it is */
            partner: string;
            signer: components["schemas"]["Address"];
            /**
             * @description of the office that answers; null for the partner as a whole
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            officeCommitment: string | null;
            /** @enum {string|null} */
            outcome: "not-seen" | "no-hit" | "hit-infringing" | "hit-other" | "false-positive" | "not-actionable" | "declined" | null;
            commitment: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "partner.admitted";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            partnerId: number;
            signatory: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "partner.state-changed";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            /**
             * @description null when it was none
             * @enum {string|null}
             */
            previous: "candidate" | "active" | "suspended" | "withdrawn" | null;
            /** @enum {string|null} */
            current: "candidate" | "active" | "suspended" | "withdrawn" | null;
        } | {
            /** @enum {string} */
            type: "signer.authorised";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            signer: components["schemas"]["Address"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            roles: ("officer" | "recogniser" | "signatory" | "gateway")[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description null: no end
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string | null;
            by: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "signer.revoked";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            signer: components["schemas"]["Address"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            validTo: string;
            by: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "agreement.proposed";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /** @description who proposed it */
            partner: string;
            parties: string[];
            /**
             * @description SHA-256 of the signed instrument
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            instrument: string;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "agreement.ratified";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            /** @description every party has ratified it now */
            isComplete: boolean;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "agreement.succeeded";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            /** @description the version whose place was taken */
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            expiry: string;
        } | {
            /** @enum {string} */
            type: "agreement.suspended";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /** @description whose act it is */
            partner: string;
            /**
             * @description the version's state after it
             * @enum {string|null}
             */
            state: "proposed" | "ratified" | "suspended" | "terminated" | null;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "agreement.resumed";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /** @description whose act it is */
            partner: string;
            /**
             * @description the version's state after it
             * @enum {string|null}
             */
            state: "proposed" | "ratified" | "suspended" | "terminated" | null;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "agreement.ended";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            agreement: {
                code: string;
                id: number;
                version: number;
            };
            /** @description whose act it is */
            partner: string;
            /**
             * @description the version's state after it
             * @enum {string|null}
             */
            state: "proposed" | "ratified" | "suspended" | "terminated" | null;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "access-log.anchored";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            /**
             * Format: date
             * @description the UTC day as of whose end it was anchored
             */
            day: string;
            /**
             * @description hash of the log's last entry then
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            head: string;
            /** @description sequence of that entry */
            count: number;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "consortium.founded";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            timelock: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "consortium.successor-named";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            registry: components["schemas"]["Address"];
            deploymentId: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "proposal.made";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            proposal: components["schemas"]["Bytes32"];
            signer: components["schemas"]["Address"];
            /**
             * Format: date-time
             * @description who is active then votes
             * @example 2026-11-23T08:00:00.000Z
             */
            snapshot: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            deadline: string;
        } | {
            /** @enum {string} */
            type: "proposal.voted";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            proposal: components["schemas"]["Bytes32"];
            /** @description a partner's ISO code; `?` and its number while this gateway's directory does not have it */
            partner: string;
            /** @enum {string|null} */
            support: "against" | "for" | "abstain" | null;
            signer: components["schemas"]["Address"];
        } | {
            /** @enum {string} */
            type: "proposal.queued";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            proposal: components["schemas"]["Bytes32"];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.000Z
             */
            eta: string;
        } | {
            /** @enum {string} */
            type: "proposal.executed";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            proposal: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "proposal.canceled";
            id: components["schemas"]["EventId"];
            /** @description the block that it stands in */
            block: number;
            /**
             * Format: date-time
             * @description the block's, the validators' claim
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            transactionHash: components["schemas"]["Bytes32"];
            proposal: components["schemas"]["Bytes32"];
        } | {
            /** @enum {string} */
            type: "submission.settled";
            id: components["schemas"]["EventId"];
            /** @description the block that settled it; null when nothing of it came on the ledger */
            block: number | null;
            /**
             * Format: date-time
             * @description this gateway's
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
            /** Format: uuid */
            submission: string;
            requests: {
                signer: components["schemas"]["Address"];
                nonce: number;
                outcome: components["schemas"]["SubmissionOutcome"];
            }[];
        } | {
            /** @enum {string} */
            type: "ledger.rolled-back";
            id: components["schemas"]["EventId"];
            /** @description the last block that still holds: events before this one that name a later block do not */
            block: number;
            /**
             * Format: date-time
             * @description this gateway's
             * @example 2026-11-23T08:00:00.000Z
             */
            time: string;
        };
        /**
         * @description `<feed>-<sequence>`
         * @example 9f86d081884c7d65-42
         */
        EventId: string;
        EventPage: {
            /** @description in the order of the feed, oldest first */
            events: components["schemas"]["Event"][];
            /**
             * @description to be given as `after` when asking for what follows
             * @example 9f86d081884c7d65-42
             */
            next: string;
            /** @description false: this is the end of the feed for now */
            hasMore: boolean;
        };
        AccessLogPage: {
            partner: components["schemas"]["PartnerCode"];
            entries: {
                sequence: number;
                /** @description the entry as it was hashed: canonical JSON (RFC 8785) */
                body: string;
                /**
                 * @description SHA-256 of `concord-access-log/1`, a line feed, the hash before, and the body
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                hash: string;
            }[];
            /** @description to be sent as `after`; null on the last page */
            next: number | null;
        };
        AccessLogAnchors: {
            asOf: components["schemas"]["AsOf"];
            partner: components["schemas"]["PartnerCode"];
            anchors: {
                /**
                 * Format: date
                 * @description the UTC day as of whose end it was anchored
                 */
                day: string;
                /**
                 * @description hash of the last entry then
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                head: string;
                /** @description sequence of that entry */
                count: number;
                /**
                 * Format: date-time
                 * @example 2026-11-23T08:00:00.000Z
                 */
                anchoredAt: string;
                signer: components["schemas"]["Address"];
            }[];
            /** @description to be sent as `after`; null on the last page */
            next: string | null;
        };
        /** @description Blocks as this gateway's node tells them, unchecked */
        LedgerBlocks: {
            /** @description those that the node has, from the first on; fewer where they are large */
            blocks: {
                /** @description RLP of the whole header */
                header: string;
                /** @description each as the block's receipts trie holds it, in the order of the transactions; null where the header's bloom says that none of the contracts logged anything */
                receipts: string[] | null;
            }[];
        };
        /** @description What a contract has as of a block, with the nodes that prove it (EIP-1186), unchecked */
        StateProof: {
            /**
             * @description Keccak-256 of the contract's code
             * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
             */
            codeHash: string;
            /** @description from the block's state root to the contract's account */
            account: string[];
            storage: {
                slot: components["schemas"]["Bytes32"];
                value: components["schemas"]["Bytes32"];
                /** @description from the contract's storage root to the slot, or to where it is not */
                nodes: string[];
            }[];
        };
        Verification: {
            /** @description the block that present-state findings hold as of; null when there is none */
            asOf: {
                block: number;
                hash: components["schemas"]["Bytes32"];
                /**
                 * Format: date-time
                 * @description the block's time, the validators' claim
                 * @example 2026-11-23T08:00:00.000Z
                 */
                time: string;
                /**
                 * Format: date-time
                 * @description when the node was last found to have no newer block; null: not since this gateway was started
                 * @example 2026-11-23T08:00:00.000Z
                 */
                checkedAt: string | null;
                /** @description milliseconds from checkedAt to this answer; null: not since this gateway was started */
                ageMs: number | null;
            } | null;
            /**
             * @description whose gateway answered
             * @example CN
             */
            partner: string;
            deploymentId: components["schemas"]["Bytes32"];
            chainId: string;
            files: components["schemas"]["VerifiedFile"][];
        };
        VerifiedFile: {
            name: string;
            size: number;
            sha256: components["schemas"]["Digest"];
            sm3: components["schemas"]["Digest"];
            /**
             * @description holds: integrity, record, issuer and status hold of one match and nothing fails; fails: something fails; unknown: nothing could be concluded
             * @enum {string}
             */
            verdict: "holds" | "fails" | "unknown";
            /** @description of the best match, or of the file itself when there is none */
            findings: components["schemas"]["Finding"][];
            matches: components["schemas"]["Match"][];
        };
        /** @description The verdict on one fragment. Unknown is neither holds nor fails. */
        Finding: {
            /** @enum {string} */
            fragment: "integrity" | "recorded" | "issuer" | "status" | "recognition" | "custody" | "finality";
            /** @enum {string} */
            verdict: "holds" | "fails" | "unknown";
            /** @description why; one of the fragment's verdict codes */
            code: string;
            /** @description the same in one English sentence, with names and values */
            detail: string;
        };
        /** @description An exhibit that the file is, or claims to be */
        Match: {
            /** @enum {string} */
            verdict: "holds" | "fails" | "unknown";
            /** @description null when the package is here and not on the ledger */
            evidence: {
                id: components["schemas"]["Bytes32"];
                /**
                 * @description the record that holds it: its own id, or that of its batch
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                recordId: string;
                partner: components["schemas"]["PartnerCode"];
                agreement: components["schemas"]["AgreementReference"];
                /** @enum {string} */
                kind: "photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement";
                root: components["schemas"]["Bytes32"];
                /** @description from the package's leaf to the batch root; empty for a single package */
                path: components["schemas"]["Bytes32"][];
                signer: components["schemas"]["Address"];
                /**
                 * Format: date-time
                 * @example 2026-11-23T08:00:00.000Z
                 */
                recordedAt: string;
                block: number;
                transactionHash: components["schemas"]["Bytes32"];
                /** @description the originator's case number; null when this gateway does not hold the manifest */
                case: string | null;
                ref: string | null;
                title: string | null;
                status: components["schemas"]["EvidenceStatus"];
                /** @description of the other partners */
                decisions: components["schemas"]["Decision"][];
            } | null;
            exhibit: {
                position: number;
                path: string;
                mediaType: string;
                size: number;
                sha256: components["schemas"]["Digest"];
                sm3: components["schemas"]["Digest"];
            };
            findings: components["schemas"]["Finding"][];
        };
        VerificationRequest: {
            files: {
                /** @description the file's name, to say which exhibit it claims to be */
                name: string;
                size: number;
                sha256: components["schemas"]["Digest"];
                sm3: components["schemas"]["Digest"];
                /**
                 * @description the evidence that the file is said to belong to
                 * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                 */
                evidence?: string | undefined;
                /** @description asks about the package of this root alone; required of whoever is not signed in */
                inclusion?: {
                    /**
                     * @description of the package
                     * @example 0x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
                     */
                    root: string;
                    position: number;
                    /** @description of the file inside its package */
                    path: string;
                    mediaType: string;
                    salt: components["schemas"]["Bytes32"];
                    /** @description hashes beside the way, from the leaf up */
                    siblings: components["schemas"]["Bytes32"][];
                } | undefined;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    showIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Network"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listPartners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The partners */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partners"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ISO 3166-1 alpha-2 code of a partner */
                iso: components["schemas"]["PartnerCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The partner */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listSigners: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description ISO 3166-1 alpha-2 code of a partner */
                iso: components["schemas"]["PartnerCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerSigners"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showSigner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description an account: 0x and 40 hex digits */
                address: components["schemas"]["Address"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signer */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signer"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `chain-lost`: The node answers for another chain than this gateway follows; `gateway-ending`: This gateway is being stopped; `node-unreachable`: The chain node does not answer; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "chain-lost" | "gateway-ending" | "issuer-unreachable" | "node-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                /** @description a partner that is party to it */
                party?: string | undefined;
                /** @description whether it is in force; without it, either */
                inForce?: ("true" | "false") | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description code of the agreement */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementVersions"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showAgreementVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description code of the agreement */
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    acceptPackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Manifest"];
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description It was here before; of many, one a line: each says whether it is new */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageReceipt"];
                    "application/x-ndjson": string;
                };
            };
            /** @description It is kept */
            201: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageReceipt"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `not-recorder`: Only the partner that recorded the evidence may do this; `partner-not-active`: The partner is not active; `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-recorder" | "partner-not-active" | "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showPackage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The package */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `package-erased`: The package's retention is over and it was erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "package-erased";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    readHeldExhibit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The range asked for (RFC 9110 §14); one range, no more */
            206: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `If-None-Match` names the file */
            304: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-object`: There is no such object; `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-object" | "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `range-not-satisfiable`: Nothing of the range asked for is in the file */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "range-not-satisfiable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    storeExhibit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The file is kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `length-required`: A length is required */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "length-required";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `invalid-request`: The request does not have the required form; `size-mismatch`: The content does not have the size announced */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "invalid-request" | "size-mismatch";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listRetention: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                /** @description erased before this day (UTC); without it, whenever */
                before?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The holds */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHolds"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `package-erased`: The package's retention is over and it was erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "package-erased";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLegalHold"];
            };
        };
        responses: {
            /** @description The hold */
            201: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `package-erased`: The package's retention is over and it was erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "package-erased";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
                hold: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold, released now or before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-hold`: There is no such legal hold */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-hold";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    acceptBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description It is kept */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReceipt"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showBatch: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch, with a page of its packages */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-batch`: There is no such batch */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-batch";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                /** @description who recorded it */
                partner?: string | undefined;
                kind?: ("photo" | "x-ray" | "sample-report" | "declaration" | "trade-data" | "web-capture" | "appraisal" | "officer-statement") | undefined;
                /** @description code of the agreement */
                agreement?: string | undefined;
                state?: ("standing" | "withdrawn" | "superseded") | undefined;
                /** @description another partner's decision on it as it is now */
                decision?: ("recognised" | "partly-recognised" | "refused" | "revoked" | "undecided") | undefined;
                /** @description whose decision; without it, any other partner's. `undecided` without it: nobody's */
                decidedBy?: string | undefined;
                /** @description recorded at or after this time */
                recordedFrom?: string | undefined;
                /** @description recorded before this time */
                recordedTo?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidencePage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement; `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement" | "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    searchEvidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvidenceSearch"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidencePage"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement; `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement" | "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evidence */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-evidence`: There is no such evidence */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-evidence";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showRecognitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decisions; one for each partner that has decided */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceRecognitions"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-evidence`: There is no such evidence */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-evidence";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listRecognitions: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                /** @description who decided */
                partner?: string | undefined;
                /** @description who recorded the evidence */
                recorder?: string | undefined;
                /** @description code of the agreement */
                agreement?: string | undefined;
                state?: ("recognised" | "partly-recognised" | "refused" | "revoked") | undefined;
                grade?: ("integrity-only" | "reference" | "equivalent" | "court") | undefined;
                /** @description decided at or after this time */
                decidedFrom?: string | undefined;
                /** @description decided before this time */
                decidedTo?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecognitionPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement; `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement" | "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showInclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The path */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExhibitInclusion"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-evidence`: There is no such evidence */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-evidence";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `object-not-here`: The object is not held here and its originator's gateway cannot be reached; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "object-not-here" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    makeReceipt: {
        parameters: {
            query?: {
                /** @description position of an exhibit that it tells of; `none`: of none. Without it, of all */
                exhibit?: string[] | undefined;
                /** @description JSON pointer (RFC 6901) of a member of the manifest that it tells. Without it, of none */
                field?: string[] | undefined;
                /** @description block of the anchor that it is to be verified with; without it, of every anchor */
                since?: number | undefined;
                /** @description after how many blocks that network clears votes on its validators */
                epoch?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-evidence`: There is no such evidence; `unknown-exhibit`: The package has no such exhibit; `unknown-field`: The manifest has no such field; `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-evidence" | "unknown-exhibit" | "unknown-field" | "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `package-erased`: The package's retention is over and it was erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "package-erased";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form; `receipt-too-large`: The receipt is too large */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request" | "receipt-too-large";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `node-unreachable`: The chain node does not answer; `proof-unavailable`: The chain node gives no proof of the state as of that block; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "node-unreachable" | "proof-unavailable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    readExhibit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The range asked for (RFC 9110 §14); one range, no more */
            206: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `If-None-Match` names the file */
            304: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-evidence`: There is no such evidence; `unknown-package`: There is no such package */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-evidence" | "unknown-package";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `range-not-satisfiable`: Nothing of the range asked for is in the file */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "range-not-satisfiable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `object-not-here`: The object is not held here and its originator's gateway cannot be reached; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "object-not-here" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    acceptNoticeBody: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description It was here before */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentReceipt"];
                };
            };
            /** @description It is kept */
            201: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentReceipt"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `not-a-party`: The partner is not a party to the agreement; `not-publisher`: Only the partner that published the notice may do this; `partner-not-active`: The partner is not active; `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-a-party" | "not-publisher" | "partner-not-active" | "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `agreement-expired`: The agreement has expired; `agreement-not-effective`: The agreement is not yet in force; `agreement-not-ratified`: The agreement is not ratified by every party; `agreement-suspended`: The agreement is suspended; `agreement-terminated`: The agreement is terminated; `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agreement-expired" | "agreement-not-effective" | "agreement-not-ratified" | "agreement-suspended" | "agreement-terminated" | "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `agreement-unknown`: There is no such agreement or version; `channel`: The agreement excludes this channel; `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form; `invalid-validity`: The validity is not valid; `recipient`: A recipient is not a party to the agreement; `right`: The agreement excludes this right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agreement-unknown" | "channel" | "digest-mismatch" | "idempotency-key-reused" | "invalid-request" | "invalid-validity" | "recipient" | "right";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    acceptFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Feedback"];
            };
        };
        responses: {
            /** @description It was here before */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentReceipt"];
                };
            };
            /** @description It is kept */
            201: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentReceipt"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `not-addressed`: The notice is not addressed to the partner; `partner-not-active`: The partner is not active; `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-addressed" | "partner-not-active" | "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-notice`: There is no such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-notice";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                /** @description sent or received by this gateway's partner */
                direction?: ("sent" | "received") | undefined;
                /** @description who published it */
                partner?: string | undefined;
                /** @description a partner that it is addressed to */
                recipient?: string | undefined;
                /** @description code of the agreement */
                agreement?: string | undefined;
                state?: ("published" | "updated" | "withdrawn" | "expired") | undefined;
                /** @description whether a recipient's acknowledgement or answer is or came late; without it, either */
                overdue?: ("true" | "false") | undefined;
                /** @description published at or after this time */
                publishedFrom?: string | undefined;
                /** @description published before this time */
                publishedTo?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-agreement`: There is no such agreement; `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-agreement" | "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-notice`: There is no such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-notice";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showAcknowledgements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each recipient */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAcknowledgements"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-notice`: There is no such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-notice";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each recipient */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeFeedback"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-notice`: There is no such notice */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-notice";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                id: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalDetail"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-proposal`: There is no such proposal */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-proposal";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    simulateActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSimulation"];
            };
        };
        responses: {
            /** @description What the contracts say to each */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `not-entitled`: No agreement entitles the asker to this; `signer-unknown`: The signer is not authorised by any partner; `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-entitled" | "role-required" | "signer-unknown" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-object`: There is no such object; `unknown-package`: There is no such package; `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-object" | "unknown-package" | "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `evidence-kind`: The agreement excludes this kind of evidence; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-request`: The request does not have the required form; `invalid-size`: The size is not valid; `right`: The agreement excludes this right; `wrong-target`: The request is not for a contract of this ledger */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "evidence-kind" | "idempotency-key-reused" | "invalid-request" | "invalid-size" | "right" | "wrong-target";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `chain-lost`: The node answers for another chain than this gateway follows; `gateway-ending`: This gateway is being stopped; `node-unreachable`: The chain node does not answer; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "chain-lost" | "gateway-ending" | "issuer-unreachable" | "node-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description `next` of the page before; without it, the first page */
                after?: string | undefined;
                state?: ("accepted" | "sent" | "settled") | undefined;
                /** @description the officer's address */
                signer?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-cursor`: The place in the list is not valid; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-cursor" | "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    acceptSubmission: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubmission"];
            };
        };
        responses: {
            /** @description These requests were accepted before */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `foreign-signer`: The signer is not the partner's own; `not-a-party`: The partner is not a party to the agreement; `not-active-at-snapshot`: The partner was not active at the vote's snapshot; `not-addressed`: The notice is not addressed to the partner; `not-entitled`: No agreement entitles the asker to this; `not-proposer`: Only the proposing partner takes a proposal back, until voting begins; `not-recorder`: Only the partner that recorded the evidence may do this; `partner-not-active`: The partner is not active; `signer-expired`: The signer's authorisation has ended; `signer-not-yet-valid`: The signer's authorisation is not yet valid; `signer-role`: The signer does not have the role for this; `signer-unknown`: The signer is not authorised by any partner; `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "foreign-signer" | "not-a-party" | "not-active-at-snapshot" | "not-addressed" | "not-entitled" | "not-proposer" | "not-recorder" | "partner-not-active" | "role-required" | "signer-expired" | "signer-not-yet-valid" | "signer-role" | "signer-unknown" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-notice`: There is no such notice; `unknown-object`: There is no such object; `unknown-package`: There is no such package; `unknown-partner`: There is no such partner; `unknown-proposal`: There is no such proposal; `unknown-submission`: There is no such submission */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-notice" | "unknown-object" | "unknown-package" | "unknown-partner" | "unknown-proposal" | "unknown-submission";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `agreement-expired`: The agreement has expired; `agreement-not-effective`: The agreement is not yet in force; `agreement-not-in-operation`: The agreement version was never ratified, or has ended; `agreement-not-ratified`: The agreement is not ratified by every party; `agreement-suspended`: The agreement is suspended; `agreement-terminated`: The agreement is terminated; `already-acknowledged`: It is already acknowledged; `already-decided`: The partner has already decided; `already-ended`: The partner has already consented to the agreement's end; `already-published`: The notice is already published; `already-recorded`: The evidence is already recorded; `already-suspended`: The partner has already suspended its part in the agreement; `already-voted`: The partner has already voted on the proposal; `anchor-day`: The day has not ended, or the access log is anchored up to it already; `anchor-head`: The head of the access log does not continue the last anchor; `deadline-passed`: The request's deadline has passed; `decision-overtaken`: The decision no longer fits how things stand; `decision-waits`: The decision still waits in the timelock; `evidence-superseded`: The evidence was superseded; `evidence-withdrawn`: The evidence was withdrawn; `idempotency-key-in-use`: A request with this idempotency key is still under way; `invalid-version`: It is not the agreement's next version; `not-decided`: The partner has no recognition to revoke; `not-ratifiable`: The agreement version is not open for the partner's ratification; `not-superseded`: The request to be superseded was carried out first, or has its outcome; `not-suspended`: The partner takes part in the agreement; `notice-expired`: The notice has expired; `notice-updated`: The notice was updated; `notice-withdrawn`: The notice was withdrawn; `own-evidence`: A partner does not decide on its own evidence; `proposal-state`: The proposal's state does not allow this; `signer-taken`: The address has had an authorisation already; `superseded`: Another request of its signer took the request's place; `wrong-nonce`: The nonce is not the signer's next one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agreement-expired" | "agreement-not-effective" | "agreement-not-in-operation" | "agreement-not-ratified" | "agreement-suspended" | "agreement-terminated" | "already-acknowledged" | "already-decided" | "already-ended" | "already-published" | "already-recorded" | "already-suspended" | "already-voted" | "anchor-day" | "anchor-head" | "deadline-passed" | "decision-overtaken" | "decision-waits" | "evidence-superseded" | "evidence-withdrawn" | "idempotency-key-in-use" | "invalid-version" | "not-decided" | "not-ratifiable" | "not-superseded" | "not-suspended" | "notice-expired" | "notice-updated" | "notice-withdrawn" | "own-evidence" | "proposal-state" | "signer-taken" | "superseded" | "wrong-nonce";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `agreement-unknown`: There is no such agreement or version; `channel`: The agreement excludes this channel; `court`: The agreement does not allow use in court; `deadline-too-far`: The request's deadline is too far away; `deadline-too-near`: The deadline is before that of the request to be superseded; `digest-mismatch`: The content does not have the digest announced; `evidence-kind`: The agreement excludes this kind of evidence; `grade`: The agreement does not allow this grade; `idempotency-key-reused`: The idempotency key was used for another request; `invalid-parties`: The parties are not valid; `invalid-path`: The Merkle path does not lead to a record; `invalid-request`: The request does not have the required form; `invalid-scope`: The scope is not valid; `invalid-size`: The size is not valid; `invalid-validity`: The validity is not valid; `invalid-window`: The authorisation's roles or times are not valid; `not-a-decision`: The call is nothing that the consortium decides on; `purpose`: The agreement excludes this purpose; `reason-required`: A reason is required; `recipient`: A recipient is not a party to the agreement; `right`: The agreement excludes this right; `simulation-refused`: The contract would refuse the request; `wrong-signature`: The signature is not the signer's; `wrong-target`: The request is not for a contract of this ledger */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agreement-unknown" | "channel" | "court" | "deadline-too-far" | "deadline-too-near" | "digest-mismatch" | "evidence-kind" | "grade" | "idempotency-key-reused" | "invalid-parties" | "invalid-path" | "invalid-request" | "invalid-scope" | "invalid-size" | "invalid-validity" | "invalid-window" | "not-a-decision" | "purpose" | "reason-required" | "recipient" | "right" | "simulation-refused" | "wrong-signature" | "wrong-target";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `chain-lost`: The node answers for another chain than this gateway follows; `gateway-ending`: This gateway is being stopped; `node-unreachable`: The chain node does not answer; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "chain-lost" | "gateway-ending" | "issuer-unreachable" | "node-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    showSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The submission */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-submission`: There is no such submission */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-submission";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description the last event taken, for clients that cannot send a header; or `latest` */
                after?: (components["schemas"]["EventId"] | "latest") | undefined;
                /** @description types with commas between them: `evidence.recorded`, `evidence.withdrawn`, `evidence.superseded`, `recognition.made`, `recognition.revoked`, `notice.published`, `notice.updated`, `notice.withdrawn`, `notice.acknowledged`, `notice.answered`, `partner.admitted`, `partner.state-changed`, `signer.authorised`, `signer.revoked`, `agreement.proposed`, `agreement.ratified`, `agreement.succeeded`, `agreement.suspended`, `agreement.resumed`, `agreement.ended`, `consortium.founded`, `consortium.successor-named`, `proposal.made`, `proposal.voted`, `proposal.queued`, `proposal.executed`, `proposal.canceled`, `access-log.anchored`, `submission.settled`, `ledger.rolled-back` */
                types?: string | undefined;
                /** @description events a page; a stream has no limit */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description the last event taken; goes before `after` */
                "last-event-id"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `If-None-Match` names the page that there is */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `unknown-event`: The event is not of this gateway's feed */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-event";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `too-many-streams`: All event streams of this gateway are taken; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy" | "too-many-streams";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    serveDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        document: {
                            [key: string]: unknown;
                        };
                        salts: {
                            [key: string]: components["schemas"]["Bytes32"];
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `gateway-not-authenticated`: The asking gateway has not proved who it is; `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-object`: There is no such object */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-object";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    serveBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        packages: components["schemas"]["Bytes32"][];
                    };
                };
            };
            /** @description `gateway-not-authenticated`: The asking gateway has not proved who it is; `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-object`: There is no such object */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-object";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    serveExhibit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 bytes: 0x and 64 lower-case hex digits */
                root: components["schemas"]["Bytes32"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The range asked for (RFC 9110 §14); one range, no more */
            206: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `If-None-Match` names the file */
            304: {
                headers: {
                    /** @description strong; the file's SHA-256 */
                    etag: string;
                    "accept-ranges": "bytes";
                    /** @description SHA-256 of the whole file (RFC 9530) */
                    "repr-digest": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `gateway-not-authenticated`: The asking gateway has not proved who it is; `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-object`: There is no such object */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-object";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `range-not-satisfiable`: Nothing of the range asked for is in the file */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "range-not-satisfiable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listAccessLog: {
        parameters: {
            query?: {
                /** @description entries a page */
                limit?: number | undefined;
                /** @description sequence after which the page begins */
                after?: (number | null) | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessLogPage"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    listAnchors: {
        parameters: {
            query?: {
                /** @description whose; without it, this gateway's own */
                partner?: string | undefined;
                /** @description anchors a page */
                limit?: number | undefined;
                /** @description day after which the page begins */
                after?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, oldest day first */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessLogAnchors"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `unknown-partner`: There is no such partner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `index-stale`: This gateway's index is too old; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "index-stale" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    tellBlocks: {
        parameters: {
            query: {
                /** @description number of the first */
                from: number;
                /** @description number of the last; of more than 200 the first are told */
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The blocks */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBlocks"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `node-unreachable`: The chain node does not answer; `proof-unavailable`: The chain node gives no proof of the state as of that block; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "node-unreachable" | "proof-unavailable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    proveState: {
        parameters: {
            query: {
                contract: "forwarder" | "registry" | "ledger" | "board" | "consortium" | "anchors";
                /** @description as of which block */
                block: number;
                /** @description a slot of its storage; may be given several times. Without one, the account alone is proven */
                slot?: components["schemas"]["Bytes32"][] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof */
            200: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateProof"];
                };
            };
            /** @description `If-None-Match` names the content that there is */
            304: {
                headers: {
                    /** @description weak; of the content without `asOf` */
                    etag: string;
                    /** @description `asOf` of the answer as a dictionary (RFC 8941); absent where it has none */
                    "concord-as-of"?: string | undefined;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-request";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `node-unreachable`: The chain node does not answer; `proof-unavailable`: The chain node gives no proof of the state as of that block; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "node-unreachable" | "proof-unavailable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
    verifyFiles: {
        parameters: {
            query?: {
                /** @description of a file in the body: the evidence that it is said to belong to */
                evidence?: string | undefined;
            } | undefined;
            header?: {
                /** @description of a file in the body: names it (RFC 6266) */
                "content-disposition"?: string | undefined;
                /** @description Chosen by the client for one request, and sent again with each retry of it. The first final answer is kept for 72 hours and given again, with its status and body, to the same operation with the same content. Answers 401, 404, 408, 425, 429 and 5xx are not kept: the request is carried out again. */
                "Idempotency-Key"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationRequest"];
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description A verdict on every fragment of every file */
            200: {
                headers: {
                    /** @description `true` when this is the answer that was given before */
                    "Idempotency-Replayed"?: "true" | undefined;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description `invalid-body`: The body is not JSON; `invalid-idempotency-key`: The idempotency key is not valid; `length-mismatch`: The length received is not the length announced */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid-body" | "invalid-idempotency-key" | "length-mismatch";
                    };
                };
            };
            /** @description `sign-in-required`: Signing in is required; `token-invalid`: The access token does not hold here, or no longer; `signature-invalid`: The request's signature does not hold; `gateway-not-authenticated`: The asking gateway has not proved who it is */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-not-authenticated" | "sign-in-required" | "signature-invalid" | "token-invalid";
                    };
                };
            };
            /** @description `role-required`: Your role does not allow this; `wrong-partner`: You are signed in for another partner */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role-required" | "wrong-partner";
                    };
                };
            };
            /** @description `not-acceptable`: There is no answer in the form asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not-acceptable";
                    };
                };
            };
            /** @description `request-timeout`: The request did not arrive in time */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request-timeout";
                    };
                };
            };
            /** @description `idempotency-key-in-use`: A request with this idempotency key is still under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency-key-in-use";
                    };
                };
            };
            /** @description `length-required`: A length is required */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "length-required";
                    };
                };
            };
            /** @description `body-too-large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported-media-type";
                    };
                };
            };
            /** @description `digest-mismatch`: The content does not have the digest announced; `idempotency-key-reused`: The idempotency key was used for another request; `inclusion-invalid`: The path does not lead from the file's digests to that root; `invalid-request`: The request does not have the required form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "digest-mismatch" | "idempotency-key-reused" | "inclusion-invalid" | "invalid-request";
                    };
                };
            };
            /** @description `too-many-look-ups`: More is looked up than is answered in a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too-many-look-ups";
                    };
                };
            };
            /** @description `internal`: Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal";
                    };
                };
            };
            /** @description `gateway-ending`: This gateway is being stopped; `storage-busy`: The storage does not answer for now; `too-busy`: As many requests are under way as are taken at a time; `issuer-unreachable`: The sign-in service does not answer for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gateway-ending" | "issuer-unreachable" | "storage-busy" | "too-busy";
                    };
                };
            };
            /** @description `storage-full`: The storage is full */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage-full";
                    };
                };
            };
        };
    };
}
