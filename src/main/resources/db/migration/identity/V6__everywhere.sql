-- Whether the account at hand holds a right for the whole house; for the policies of the modules above.
create function identity.everywhere(wanted text) returns boolean
    language sql stable security definer set search_path = ''
    return exists (select from identity.held() h
                     join identity.role_right r on r.role = h.role and r.allowed = wanted
                    where h.scope_kind = 'EVERYWHERE');
