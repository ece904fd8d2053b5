-- How somebody gets a password that nobody else has known: a link that is valid once, and for a while.

create table account_link (
  -- Of the token, which is in the message only.
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  account      text not null check (char_length(account) between 1 and 64),
  issued_at    timestamptz not null,
  expires_at   timestamptz not null check (expires_at > issued_at),
  used_at      timestamptz check (used_at >= issued_at)
);
create index account_link_of_an_account on account_link (account);
