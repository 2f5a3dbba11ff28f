-- Who enters cases into the procedure log; who, at the hospital that learns, admits techniques and grants levels.
insert into identity.role_right (role, allowed)
values ('SPECIALIST', 'LOG_WRITE'),
       ('APPRENTICE', 'LOG_WRITE'),
       ('RECEIVER_AFFAIRS', 'LOG_WRITE'),
       ('RECEIVER_AFFAIRS', 'SKILL_GRANT');
