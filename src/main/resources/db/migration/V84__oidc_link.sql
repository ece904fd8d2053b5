-- Whose account it is that somebody signs in to through an OpenID Connect provider. Goes with the account, however that is deleted.

create table oidc_link (
  issuer    text not null check (char_length(issuer) between 1 and 500),
  subject   text not null check (char_length(subject) between 1 and 255),
  account   varchar(64) not null references act_id_user (id_) on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  -- An address that the provider gives to somebody else does not open the account of whoever had it before.
  constraint oidc_link_one_person unique (issuer, account)
);
create index oidc_link_of_an_account on oidc_link (account);
