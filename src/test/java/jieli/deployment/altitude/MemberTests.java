package jieli.deployment.altitude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.deployment.Absence;
import jieli.deployment.Gate.Stop;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.pairing.PairingId;
import jieli.terms.FreshId;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody is sent to 嘉黎, where 沈听澜 is the health officer, 陈望舒 leads: from the questionnaire to an
 * emergency.
 */
@HouseTest
class MemberTests {

    private static final InstitutionId JIALI =
            new InstitutionId(AltitudePagesTests.id("institution:嘉黎县人民医院"));

    @Autowired MockMvcTester pages;
    @Autowired Postings postings;
    @Autowired Directory directory;
    @Autowired Accounts accounts;
    @Autowired AltitudeGate gate;
    @Autowired Clock clock;
    @Autowired DataSource application;
    @Autowired TransactionTemplate transaction;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    private String member = "";
    private PostingId id = new PostingId(UUID.randomUUID());
    private String page = "";

    @BeforeEach
    void somebodyIsSent() {
        var person = new PersonId(FreshId.at(clock));
        member = "member-" + person.value().toString().substring(24);
        directory.add(new Person(person, name(), 1980, null, "", List.of(), null, "", true, ""));
        accounts.open(person, member);
        id = new PostingId(FreshId.at(clock));
        page = "/deployment/postings/" + id + "/altitude";
        assertThat(postings.post(posting(person, JIALI), me("office"))).isEmpty();
    }

    @Test
    void nobodyIsClearedWithoutAPhysicianNorOnDutyBeforeTheWindowEnds() {
        assertThat(step(PostingState.CLEARED)).isEqualTo("clearance");
        post(member, page + "/form", "HEART", "no", "MEDICINES", "没有");
        assertThat(step(PostingState.CLEARED)).isEqualTo("clearance");
        assertThat(status(member, page + "/clearance", "result", "FIT")).isEqualTo(404);
        assertThat(status("office", page + "/clearance", "result", "FIT")).isEqualTo(404);

        decide("result", "NOT_FIT", "reason", "先治牙");
        assertThat(step(PostingState.CLEARED)).isEqualTo("notFit");
        decide("result", "FIT");
        assertThat(step(PostingState.CLEARED)).isEmpty();
        assertThat(step(PostingState.TRAVELLING)).isEmpty();
        assertThat(step(PostingState.ACCLIMATISING)).isEmpty();
        assertThat(step(PostingState.ON_DUTY)).isEqualTo("window");
        post(member, page + "/arrival", "at", LocalDate.now(clock).minusDays(15) + "T10:00");
        assertThat(step(PostingState.ON_DUTY)).isEmpty();
    }

    @Test
    void aMilderDecisionThanTheProposalWantsAReason() {
        post(member, page + "/form", "PREGNANCY", "yes");
        var refused = decide("result", "FIT");
        assertThat(follow(refused, "expert")).contains("结论比建议宽");
        decide("result", "FIT", "reason", "产科会诊后同意");
        assertThat(text("expert", page)).contains("与建议不同", "产科会诊后同意");
        assertThat(text("supporter", page)).contains("适岗").doesNotContain("产科会诊后同意");
        var written =
                JdbcClient.create(owner)
                        .sql(
                                "select count(*) from identity.trail where action = 'SAFETY_OVERRIDDEN' and object = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single();
        assertThat(written).isEqualTo(1);
    }

    @Test
    void anUnknownAltitudeIsNeverLow() {
        var nowhere =
                posting(new PersonId(UUID.randomUUID()), new InstitutionId(UUID.randomUUID()));
        for (var next : List.of(PostingState.CLEARED, PostingState.ON_DUTY)) {
            assertThat(gate.stops(nowhere, next))
                    .map(Stop::key)
                    .contains("deployment.altitude.stop.unknown");
        }
        assertThat(gate.stops(nowhere, PostingState.WITHDRAWN)).isEmpty();
    }

    @Test
    void aCheckThatCannotBeKeepsWhatWasTyped() {
        var refused = check("spo2", "8", "words", "昨晚没睡好");
        assertThat(follow(refused, member)).contains("有数值不合理", "昨晚没睡好");
        assertThat(follow(post(member, "/deployment/altitude/check", "words", "头疼"), member))
                .contains("各选一项", "头疼");
    }

    @Test
    void aGoodCheckIsAnsweredAndNobodyIsCalled() {
        var answer = follow(check("spo2", "86", "pulse", "80"), member);
        assertThat(answer).contains("没有需要处理的提示").doesNotContain("已通知");
        // a check alone says nothing of whoever no physician cleared
        assertThat(text("specialist", page)).contains("未知").doesNotContain(">适合<");
        post(member, page + "/form", "HEART", "no");
        decide("result", "FIT");
        assertThat(text("specialist", page)).contains(">适合<").doesNotContain("自查记录");
    }

    @Test
    void whoNeverCheckedIsUnknownToEverybodyEvenInTheSheet() throws Exception {
        toDuty();
        post(member, page + "/arrival", "at", LocalDate.now(clock).minusDays(15) + "T10:00");
        assertThat(step(PostingState.ON_DUTY)).isEmpty();
        for (var login : List.of("specialist", "office", "receiver", "supporter", "apprentice")) {
            assertThat(text(login, page))
                    .as(login)
                    .contains(">未知<")
                    .doesNotContain(">适合<", ">可上岗<", ">不可上岗<");
        }
        var sheet =
                pages.get().uri("/deployment/altitude/team.xlsx").with(As.as("office")).exchange();
        assertThat(rowOf(name(), sheet.getResponse().getContentAsByteArray()))
                .contains("未知")
                .doesNotContain("适合", "可上岗", "不可上岗");

        check("spo2", "86", "pulse", "80");
        assertThat(text("office", page)).contains(">适合<", ">可上岗<");
        // nothing but this word is told to whoever reads the programme
        for (var login : List.of("receiver", "supporter", "apprentice")) {
            assertThat(text(login, page)).contains(">可上岗<").doesNotContain(">适合<");
        }
    }

    @Test
    void aRedFlagTakesThePostingDownAndCallsEverybody() {
        toDuty();
        var answer = follow(check("spo2", "90", "flags", "CONFUSED"), member);
        assertThat(answer).contains("紧急", "吸氧", "沈听澜", "陈望舒", "不是诊断");
        assertThat(postings.get(id, Reach.EVERYWHERE).state()).isEqualTo(PostingState.DESCENT);
        assertThat(text("supporter", page)).contains("已下撤").doesNotContain("自查记录", "神志");
        assertThat(text("receiver", page)).contains("不可上岗").doesNotContain("已下撤");
        assertThat(text("expert", "/deployment/altitude/desk")).contains("江望岳", "紧急");

        assertThat(text("expert", "/account")).contains("等您应答");
        assertThat(text("donor", "/account")).doesNotContain("等您应答");

        // the leader sees values only after saying why, and the person sees who did
        assertThat(text("specialist", page)).contains("需下撤", "打开 4 小时").doesNotContain("自查记录");
        var path = "/deployment/altitude/escalations/" + escalation();
        post("specialist", path + "/rescue", "posting", id.toString(), "reason", "后送途中需要");
        assertThat(text("specialist", page)).contains("自查记录", ">90<");
        post("specialist", path + "/acknowledgement");
        assertThat(follow(post("specialist", path + "/closing", "words", "好了"), "specialist"))
                .contains("只有健康官可以结束");
        assertThat(status(member, path + "/acknowledgement")).isEqualTo(404);
        post("expert", path + "/closing", "words", "县医院观察一夜,已恢复");
        assertThat(text("expert", page)).contains("已结束", "观察一夜");
        // that it is closed, by whom; not what the physician wrote
        assertThat(text("specialist", page)).contains("已结束", "沈听澜").doesNotContain("自查记录", "观察一夜");
        assertThat(text("specialist", "/deployment/altitude/desk")).doesNotContain(name());
        assertThat(text(member, page)).contains("观察一夜");
    }

    @Test
    void thePhysiciansWordsStopAtTheSecondWall() {
        toDuty();
        check("spo2", "90", "flags", "CONFUSED");
        post(
                "expert",
                "/deployment/altitude/escalations/" + escalation() + "/closing",
                "words",
                "县医院观察一夜");
        descend("expert", "途中血压不稳");
        for (var login : List.of("specialist", "expert", member)) {
            var isLeader = login.equals("specialist");
            assertThat(rowsAs(login, "health_answer where escalation = '%s'", escalation()))
                    .as(login)
                    .isEqualTo(isLeader ? 0 : 1);
            assertThat(rowsAs(login, "health_answers() where escalation = '%s'", escalation()))
                    .isEqualTo(1);
            assertThat(rowsAs(login, "health_descent where posting = '%s'", id.value()))
                    .isEqualTo(isLeader ? 0 : 1);
            assertThat(rowsAs(login, "health_descents() where posting = '%s'", id.value()))
                    .isEqualTo(1);
            assertThat(text(login, page).contains("途中血压不稳")).isEqualTo(!isLeader);
        }
        assertThat(text("specialist", page)).contains("那曲市人民医院");
        for (var login : List.of("office", "supporter", "donor", "former")) {
            assertThat(rowsAs(login, "health_answers() where escalation = '%s'", escalation()))
                    .as(login)
                    .isZero();
        }
        descend("specialist", "领队自己写的");
        assertThat(text("specialist", page)).contains("领队自己写的").doesNotContain("途中血压不稳");
    }

    @Test
    void aDescentIsRecordedWithTheAbsenceItMeans() {
        toDuty();
        descend("specialist", "");
        assertThat(text("expert", page)).contains("那曲市人民医院", "救护车");
        assertThat(postings.absences(List.of(id))).hasSize(1);
        assertThat(postings.get(id, Reach.EVERYWHERE).state()).isEqualTo(PostingState.DESCENT);
    }

    @Test
    void whoIsBroughtDownIsAwayUntilTheyAreBackAndIsThenWatchedAnew() {
        toDuty();
        assertThat(text(member, "/deployment/altitude")).doesNotContain("无安排");
        check("spo2", "90", "flags", "CONFUSED");
        assertThat(postings.absences(List.of(id)))
                .extracting(Absence::kind)
                .containsExactly(Absence.Kind.DESCENT);
        descend("specialist", "");
        assertThat(postings.absences(List.of(id))).hasSize(1);
        assertThat(text(member, "/deployment/altitude")).contains("无安排");

        assertThat(step(PostingState.ACCLIMATISING)).isEmpty();
        assertThat(postings.absences(List.of(id)))
                .noneMatch(away -> away.during().contains(LocalDate.now(clock)));
        assertThat(text(member, "/deployment/altitude")).doesNotContain("无安排");
    }

    @Test
    void aLeaveThatEndedIsWatchedAndACallForHelpTakesDownFromLeaveToo() {
        toDuty();
        post(member, page + "/arrival", "at", LocalDate.now(clock).minusDays(15) + "T10:00");
        assertThat(step(PostingState.ON_DUTY)).isEmpty();
        assertThat(step(PostingState.ON_LEAVE)).isEmpty();
        var today = LocalDate.now(clock);
        away(today.minusDays(3), today.minusDays(1));
        assertThat(text(member, "/deployment/altitude")).doesNotContain("无安排");
        check("spo2", "90", "flags", "UNSTEADY");
        assertThat(postings.get(id, Reach.EVERYWHERE).state()).isEqualTo(PostingState.DESCENT);
    }

    @Test
    void theNightsOfTheWayUpAreWatched() {
        post(member, page + "/form", "HEART", "no");
        decide("result", "FIT");
        assertThat(step(PostingState.CLEARED)).isEmpty();
        assertThat(text(member, "/deployment/altitude")).contains("无安排");
        assertThat(step(PostingState.TRAVELLING)).isEmpty();
        assertThat(text(member, "/deployment/altitude")).doesNotContain("无安排");
    }

    @Test
    void amberIsDueAgainInFourHours() {
        toDuty();
        check("spo2", "90", "pulse", "125");
        var again = clock.instant().plus(java.time.Duration.ofHours(4)).atZone(clock.getZone());
        assertThat(text(member, "/deployment/altitude"))
                .containsAnyOf(hour(again.minusMinutes(1)), hour(again));
    }

    private static String hour(java.time.ZonedDateTime at) {
        return at.format(java.time.format.DateTimeFormatter.ofPattern("MM-dd HH:mm"));
    }

    @Test
    void anEmergencyIsKeptWhateverBecomesOfTheRoster() throws Exception {
        toDuty();
        try (var elsewhere = owner.getConnection()) {
            elsewhere.setAutoCommit(false);
            try (var step =
                    elsewhere.prepareStatement(
                            """
                            insert into deployment.posting_step (posting, number, state, entered_by, entered_at)
                            select posting, max(number) + 1, 'ON_DUTY', '测试', now()
                              from deployment.posting_step where posting = ? group by posting
                            """)) {
                step.setObject(1, id.value());
                step.execute();
            }
            var answer =
                    new java.util.concurrent.FutureTask<>(
                            () -> follow(check("spo2", "90", "flags", "CONFUSED"), member));
            Thread.startVirtualThread(answer);
            awaitBlocked("posting_step", 1);
            elsewhere.commit();
            assertThat(answer.get()).contains("紧急", "吸氧");
        }
        assertThat(text("expert", "/deployment/altitude/desk")).contains(name());
    }

    /** Until so many wait for the test. */
    private void awaitBlocked(String on, int many) throws InterruptedException {
        var waiting = 0;
        for (var tries = 0; tries < 200 && waiting < many; tries++) {
            Thread.sleep(50);
            waiting =
                    JdbcClient.create(owner)
                            .sql(
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike :on")
                            .param("on", "%" + on + "%")
                            .query(Integer.class)
                            .single();
        }
        assertThat(waiting).isGreaterThanOrEqualTo(many);
    }

    @Test
    void oneAnswerDoesForAllThatAreOpen() {
        toDuty();
        check("spo2", "65");
        var first = escalation();
        check("spo2", "64");
        var path = "/deployment/altitude/escalations/";
        post("expert", path + first + "/acknowledgement");
        assertThat(text("expert", page)).doesNotContain("正在通知");
        post("expert", path + escalation() + "/closing", "words", "已吸氧,好转");
        assertThat(closings()).isEqualTo(2);
        assertThat(text(member, page).split("已吸氧,好转", -1)).hasSize(3);
        assertThat(follow(post("expert", path + first + "/closing", "words", "又"), "expert"))
                .contains("已经结束");
    }

    @Test
    void ofTwoWhoCloseAtOnceOneIsToldThatItIsClosed() throws Exception {
        toDuty();
        check("spo2", "65");
        var path = "/deployment/altitude/escalations/" + escalation() + "/closing";
        var closing = new java.util.ArrayList<java.util.concurrent.FutureTask<Integer>>();
        try (var elsewhere = owner.getConnection()) {
            elsewhere.setAutoCommit(false);
            try (var lock =
                    elsewhere.prepareStatement(
                            "select pg_advisory_xact_lock(hashtextextended(?, 4716))")) {
                lock.setString(1, postings.get(id, Reach.EVERYWHERE).person().toString());
                lock.execute();
            }
            for (var words : List.of("一", "二")) {
                var one =
                        new java.util.concurrent.FutureTask<>(
                                () -> status("expert", path, "words", words));
                closing.add(one);
                Thread.startVirtualThread(one);
            }
            awaitBlocked("advisory", 2);
            elsewhere.commit();
        }
        for (var one : closing) {
            assertThat(one.get()).isEqualTo(302);
        }
        assertThat(closings()).isEqualTo(1);
    }

    private int closings() {
        return JdbcClient.create(owner)
                .sql(
                        """
                        select count(*) from deployment.health_answer a
                          join deployment.health_escalation e on e.id = a.escalation
                         where e.posting = :id and a.kind = 'CLOSED'
                        """)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatWasTypedComesBackFromEveryForm() {
        toDuty();
        refused("expert", "/nights", "metres", "9999", "place", "那曲镇");
        refused("expert", "/arrival", "at", "2031-01-02T03:04");
        refused("expert", "/descents", "place", "那曲镇", "words", "途中平稳", "means", "CAR");
        refused("expert", "/reviews", "finding", "血红蛋白 171", "day", "不知哪天");
        check("spo2", "90", "flags", "CONFUSED");
        var path = "/deployment/altitude/escalations/" + escalation();
        var reason = "很".repeat(1001);
        assertThat(
                        follow(
                                post(
                                        "specialist",
                                        path + "/rescue",
                                        "posting",
                                        id.toString(),
                                        "reason",
                                        reason),
                                "specialist"))
                .contains("请写明理由", reason);
        assertThat(follow(post("expert", path + "/closing", "words", reason), "expert"))
                .contains("请写明处理结果", reason);
        post("expert", path + "/closing", "words", "已处理");
    }

    private void refused(String login, String form, String... typed) {
        var answer = follow(post(login, page + form, typed), login);
        assertThat(answer).contains("role=\"alert\"");
        for (var i = 1; i < typed.length; i += 2) {
            assertThat(answer).as(form).contains("value=\"" + typed[i] + "\"");
        }
    }

    @Test
    void aPhysicianDecidesUponTheFormTheyHaveRead() {
        post(member, page + "/form", "HEART", "no");
        var read = newest("health_form", "entered_at").toString();
        post(member, page + "/form", "HEART", "yes");
        var blind =
                post("expert", page + "/clearance", "result", "FIT", "reason", "", "form", read);
        assertThat(follow(blind, "expert")).contains("之后又交了新的问卷");
        assertThat(text("expert", page)).contains("未评估");
    }

    @Test
    void aGraverFormOrAHigherPlaceWantsANewDecision() {
        toDuty();
        post(member, page + "/arrival", "at", LocalDate.now(clock).minusDays(15) + "T10:00");
        check("spo2", "86");
        post(member, page + "/form", "HEART", "no");
        assertThat(text("supporter", page)).doesNotContain("需重新评估");
        post(member, page + "/form", "HEART", "yes");
        assertThat(text("supporter", page)).contains("需重新评估");
        assertThat(text("specialist", page)).contains(">未知<").doesNotContain(">适合<");
        assertThat(text("receiver", page)).doesNotContain("需重新评估");
        assertThat(step(PostingState.ON_DUTY)).isEqualTo("overtaken");

        decide("result", "FIT", "reason", "心内科会诊后同意");
        assertThat(text("supporter", page)).doesNotContain("需重新评估");
        decidedAt(4300);
        assertThat(text("supporter", page)).contains("需重新评估");
        assertThat(step(PostingState.ON_DUTY)).isEqualTo("overtaken");
        decidedAt(4500);
        assertThat(step(PostingState.ON_DUTY)).isEmpty();
    }

    /** As if the place had been thought to be there when the last decision was taken. */
    private void decidedAt(int metres) {
        JdbcClient.create(owner)
                .sql("update deployment.health_clearance set metres = :metres where posting = :id")
                .param("metres", metres)
                .param("id", id.value())
                .update();
    }

    @Test
    void aPlaceIsMadeLowerOnlyWithASecondWord() {
        var officers = "/deployment/altitude/officers";
        var sites = "/deployment/altitude/sites";
        var place = List.of("recipient", JIALI.toString(), "metres", "1200").toArray(String[]::new);
        assertThat(follow(post("expert", sites, place), "expert"))
                .contains("低于已知的海拔档", "value=\"1200\"", "name=\"sure\"");
        assertThat(text("expert", officers)).doesNotContain("1,200 米");
        try {
            post("expert", sites, "recipient", JIALI.toString(), "metres", "1200", "sure", "true");
            assertThat(text("expert", officers)).contains("1,200 米");
        } finally {
            post("expert", sites, "recipient", JIALI.toString(), "metres", "4500");
        }
        assertThat(text("expert", officers)).doesNotContain("1,200 米");
    }

    @Test
    void onlyAPhysicianLooksAfterPeople() {
        var person = new PersonId(FreshId.at(clock));
        directory.add(new Person(person, "江望岳", 1980, null, "主管护师", List.of(), null, "", true, ""));
        var answer =
                post(
                        "office",
                        "/deployment/altitude/officers",
                        "place",
                        AltitudePagesTests.id("pairing:wenzhou-jiali") + "/" + JIALI,
                        "person",
                        person.toString(),
                        "rank",
                        "9",
                        "from",
                        "2026-01-01");
        assertThat(follow(answer, "office")).contains("不是医师");
    }

    @Test
    void whoLooksAfterOneProgrammeKnowsNothingOfAnotherAtTheSamePlace() {
        var maqu = new PairingId(AltitudePagesTests.id("pairing:shengeryuan-maqu"));
        var other = sent(maqu, Part.SPECIALIST);
        for (var login : List.of("expert", "specialist")) {
            assertThat(text(login, page)).contains(name());
            assertThat(rowsAs(login, "health_states() where posting = '%s'", other.id().value()))
                    .as(login)
                    .isZero();
            assertThat(text(login, "/deployment/altitude/team")).doesNotContain("异地队员");
        }
        assertThat(
                        status(
                                "expert",
                                "/deployment/postings/" + other.id() + "/altitude/reviews",
                                "kind",
                                "BLOOD"))
                .isEqualTo(404);
        sentBy(new PairingId(AltitudePagesTests.id("pairing:wenzhou-jiali")), other.id());
    }

    @Test
    void aLeaderWhoWasWithdrawnLeadsNobody() {
        var jiali = new PairingId(AltitudePagesTests.id("pairing:wenzhou-jiali"));
        var leader = sent(jiali, Part.LEADER);
        var login = "leader-" + leader.id().value().toString().substring(24);
        accounts.open(leader.person(), login);
        assertThat(text(login, page)).contains("领队:只见状态");
        var office = me("office");
        Acting.as(
                office.account(),
                () -> postings.step(leader.id(), PostingState.WITHDRAWN, "另有安排", office));
        assertThat(pages.get().uri(page).with(As.as(login)).exchange()).hasStatus(404);
    }

    private void sentBy(PairingId pairing, PostingId posting) {
        JdbcClient.create(owner)
                .sql("update deployment.posting set pairing = :pairing where id = :id")
                .param("pairing", pairing.value())
                .param("id", posting.value())
                .update();
    }

    /** Somebody else at the same place. */
    private Posting sent(PairingId pairing, Part part) {
        var person = new PersonId(FreshId.at(clock));
        directory.add(new Person(person, "异地队员", 1980, null, "", List.of(), null, "", true, ""));
        var like = posting(person, JIALI);
        var other =
                new Posting(
                        new PostingId(FreshId.at(clock)),
                        like.pairing(),
                        person,
                        JIALI,
                        null,
                        "",
                        like.specialty(),
                        part,
                        Stay.POSTING,
                        "",
                        null,
                        null,
                        like.during(),
                        PostingState.PLANNED,
                        true);
        assertThat(postings.post(other, me("office"))).isEmpty();
        sentBy(pairing, other.id());
        return other;
    }

    @Test
    void nobodyIsWatchedWithoutHavingAgreedButWhoIsInDangerIsHelped() {
        toDuty();
        var form = "/deployment/altitude/check";
        assertThat(text(member, form)).contains("我同意派驻期间的健康自查");
        var refused = answer("words", "还好");
        assertThat(follow(refused, member)).contains("请勾选同意", "还好");
        assertThat(text(member, "/deployment/altitude")).contains("还没有自查记录");
        assertThat(follow(answer("words", "还好", "flags", "PINK_FROTH"), member))
                .contains("紧急", "吸氧");
        check("spo2", "86");
        assertThat(text(member, form)).doesNotContain("我同意派驻期间的健康自查");
    }

    @Test
    void whoeverLooksAfterPeopleSeesWhatIsLateAndWhoMissedItIsReminded() {
        toDuty();
        JdbcClient.create(owner)
                .sql(
                        "update deployment.altitude_arrival set arrived_at = arrived_at - interval '3 days' where posting = :id")
                .param("id", id.value())
                .update();
        assertThat(text("expert", "/deployment/altitude/desk")).contains(name(), "漏检,领队已知", "应在");
        // who missed it reads so wherever they are, nobody else does
        assertThat(text(member, "/account")).contains("该做高原自查了");
        assertThat(text("expert", "/account")).doesNotContain("该做高原自查了");
    }

    @Test
    void aBloodCountIsThePhysiciansToRecord() {
        var day = LocalDate.now(clock).toString();
        assertThat(
                        status(
                                "specialist",
                                page + "/reviews",
                                "kind",
                                "BLOOD",
                                "day",
                                day,
                                "finding",
                                "血红蛋白 171"))
                .isEqualTo(404);
        post("expert", page + "/reviews", "kind", "BLOOD", "day", day, "finding", "血红蛋白 171");
        assertThat(text(member, page)).contains("血红蛋白 171");
        assertThat(text("specialist", page)).doesNotContain("血红蛋白 171");
    }

    @Test
    void whoWritesOtherProgrammesKnowsNothingOfThisOne() {
        toDuty();
        check("spo2", "86");
        var elsewhere = writer("pairing:shengeryuan-maqu");
        var here = writer("pairing:wenzhou-jiali");
        for (var view : List.of("health_states()", "clearances()")) {
            var mine = view + " where posting = '%s'";
            assertThat(rowsAs(elsewhere, mine, id.value())).as(view).isZero();
            for (var login : List.of(here, "office", "supporter", "receiver")) {
                assertThat(rowsAs(login, mine, id.value())).as(view + login).isEqualTo(1);
            }
        }
        assertThatThrownBy(() -> appoint(elsewhere)).hasStackTraceContaining("row-level security");
        appoint(here);
    }

    @Test
    void theRosterDoesNotTellWhoFellIll() {
        toDuty();
        check("spo2", "90", "flags", "CONFUSED");
        descend("specialist", "");
        assertThat(
                        JdbcClient.create(owner)
                                .sql(
                                        "select reason from deployment.posting_step where posting = :id and state = 'DESCENT'")
                                .param("id", id.value())
                                .query(String.class)
                                .list())
                .containsExactly("");
        assertThat(text("receiver", "/deployment/postings/" + id)).doesNotContain("红旗", "那曲市人民医院");
        assertThat(text("receiver", "/deployment/altitude/team"))
                .contains(name())
                .doesNotContain("已下撤");
    }

    @Test
    void theRosterSaysAwayToWhoeverMayNotKnowWhy() throws Exception {
        toDuty();
        check("spo2", "90", "flags", "CONFUSED");
        var roster = "/deployment/postings?recipient=" + JIALI + "&state=";
        var own = "/deployment/postings/" + id;
        for (var login : List.of("receiver", "apprentice")) {
            assertThat(text(login, roster)).as(login).contains(name()).doesNotContain("已下撤");
            assertThat(text(login, roster + "DESCENT")).doesNotContain(name());
            assertThat(text(login, roster + "ON_LEAVE")).doesNotContain(name());
            assertThat(text(login, roster + "AWAY")).contains(name(), "暂不在岗");
            assertThat(text(login, own)).contains("暂不在岗", "其他").doesNotContain("下撤", ">休假</span>");
            assertThat(text(login, own + "/handover")).doesNotContain("下撤");
            assertThat(rowOf(name(), sheet(login, "/deployment/postings.xlsx")))
                    .contains("暂不在岗")
                    .doesNotContain("下撤");
        }
        for (var login : List.of("office", "supporter", "specialist")) {
            assertThat(text(login, roster + "DESCENT")).as(login).contains(name(), "已下撤");
            assertThat(text(login, own)).contains("已下撤");
        }
        assertThat(text("office", roster + "AWAY")).contains(name());
        assertThat(text("office", own + "/handover")).doesNotContain("下撤");
    }

    @Test
    void whyAStepIsStoppedIsToldToWhoeverMayKnow() {
        var steps = "/deployment/postings/" + id + "/steps";
        var quiet = "原因只有本人、健康官和派出方知道";
        assertThat(follow(post("receiver", steps, "next", "CLEARED"), "receiver"))
                .contains(quiet)
                .doesNotContain("适岗结论");
        assertThat(follow(post("supporter", steps, "next", "CLEARED"), "supporter"))
                .contains("还没有医师作出的适岗结论");
        toDuty();
        post(member, page + "/arrival", "at", LocalDate.now(clock).minusDays(15) + "T10:00");
        check("spo2", "65");
        for (var login : List.of("receiver", "supporter")) {
            assertThat(follow(post(login, steps, "next", "ON_DUTY"), login))
                    .as(login)
                    .contains(quiet)
                    .doesNotContain("健康官还没有结束");
        }
        assertThat(follow(post("office", steps, "next", "ON_DUTY"), "office"))
                .contains("健康官还没有结束处理");
    }

    private byte[] sheet(String login, String path) {
        return pages.get()
                .uri(path)
                .with(As.as(login))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    void aLeaderDoesNotSilenceAnEmergencyAndEachRedRingsAnew() {
        toDuty();
        check("spo2", "90", "flags", "CONFUSED");
        var path = "/deployment/altitude/escalations/";
        var first = escalation();
        post("specialist", path + first + "/acknowledgement");
        assertThat(text("expert", page)).contains("已应答", "正在通知");
        assertThat(text("expert", "/account")).contains("等您应答");
        post("expert", path + first + "/acknowledgement");
        assertThat(text("expert", page)).doesNotContain("正在通知");

        check("spo2", "90", "flags", "UNSTEADY");
        assertThat(escalation()).isNotEqualTo(first);
        assertThat(text("expert", page)).contains("正在通知");
        post("expert", path + escalation() + "/closing", "words", "已处理");
        post("expert", path + first + "/closing", "words", "已处理");
    }

    @Test
    void anArrivalBeforeTheTermOrBeforeAReturnIsRefused() {
        toDuty();
        var today = LocalDate.now(clock);
        var early = post(member, page + "/arrival", "at", today.minusDays(21) + "T23:59");
        assertThat(follow(early, member)).contains("到达不能早于");
        assertThat(step(PostingState.ON_DUTY)).isEqualTo("window");

        var back = today.minusDays(2);
        away(today.minusDays(5), back);
        var before = post(member, page + "/arrival", "at", back.minusDays(1) + "T23:59");
        assertThat(follow(before, member)).contains("到达不能早于");
        assertThat(follow(post(member, page + "/arrival", "at", back + "T00:00"), member))
                .doesNotContain("到达不能早于");
    }

    private void away(LocalDate from, LocalDate back) {
        var office = me("office");
        Acting.as(
                office.account(),
                () ->
                        transaction.execute(_ -> {
                            postings.enter(
                                    postings.get(id, Reach.EVERYWHERE),
                                    new Absence(
                                            FreshId.at(clock),
                                            id,
                                            Absence.Kind.LEAVE,
                                            new Period(from, back),
                                            ""),
                                    office.name());
                            return office;
                        }));
    }

    /** An office that writes one programme. */
    private String writer(String pairing) {
        var person = new PersonId(FreshId.at(clock));
        var login = "writer-" + person.value().toString().substring(24);
        directory.add(new Person(person, "江望岳", 1980, null, "", List.of(), null, "", true, ""));
        accounts.open(person, login);
        JdbcClient.create(owner)
                .sql(
                        """
                        insert into identity.holding (source, person, role, scope_kind, scope, during, by_deed, given_at)
                        values (:person, :person, 'SUPPORTER_AFFAIRS', 'PAIRING', :pairing, daterange('2020-01-01', null), false, now())
                        """)
                .param("person", person.value())
                .param("pairing", AltitudePagesTests.id(pairing).toString())
                .update();
        return login;
    }

    /** Appoints somebody for a day long ago, past every page. */
    private void appoint(String login) {
        var office = me(login).account();
        Acting.as(
                office,
                () ->
                        transaction.execute(_ ->
                                JdbcClient.create(application)
                                        .sql(
                                                """
                                                insert into deployment.health_officer (id, recipient, pairing, person, rank, during, appointed_by, appointed_at, simulated)
                                                values (:id, :recipient, :pairing, :id, 9, daterange('2020-01-01', '2020-01-02'), :by, now(), true)
                                                """)
                                        .param("id", FreshId.at(clock))
                                        .param("recipient", JIALI.value())
                                        .param(
                                                "pairing",
                                                AltitudePagesTests.id("pairing:wenzhou-jiali"))
                                        .param("by", office.value())
                                        .update()));
    }

    private void toDuty() {
        post(member, page + "/form", "HEART", "no");
        decide("result", "FIT");
        for (var state :
                List.of(
                        PostingState.CLEARED,
                        PostingState.TRAVELLING,
                        PostingState.ACCLIMATISING)) {
            assertThat(step(state)).isEmpty();
        }
    }

    /** Upon the form filled in last, as whoever has read it does. */
    private MvcTestResult decide(String... typed) {
        var all = new java.util.ArrayList<>(List.of(typed));
        all.addAll(List.of("form", newest("health_form", "entered_at").toString()));
        return post("expert", page + "/clearance", all.toArray(String[]::new));
    }

    private UUID newest(String table, String column) {
        return JdbcClient.create(owner)
                .sql(
                        "select id from deployment.%s where posting = :id order by %s desc, id desc limit 1"
                                .formatted(table, column))
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    private void descend(String login, String words) {
        post(
                login,
                page + "/descents",
                "at",
                LocalDate.now(clock) + "T00:01",
                "place",
                "那曲市人民医院",
                "metres",
                "4500",
                "means",
                "AMBULANCE",
                "oxygen",
                "true",
                "words",
                words);
    }

    private UUID escalation() {
        return newest("health_escalation", "opened_at");
    }

    /** How many rows the application's role gets for an account, past every page. */
    private int rowsAs(String login, String from, UUID id) {
        return Acting.as(
                me(login).account(),
                () ->
                        transaction.execute(_ ->
                                JdbcClient.create(application)
                                        .sql(
                                                "select count(*) from deployment."
                                                        + from.formatted(id))
                                        .query(Integer.class)
                                        .single()));
    }

    private String name() {
        return "江望岳" + member.substring(7);
    }

    private static String rowOf(String name, byte[] workbook) throws IOException {
        try (var sheet = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = sheet.getFirstSheet().openStream()) {
            return rows.map(row ->
                            row.stream()
                                    .filter(Objects::nonNull)
                                    .map(Cell::getText)
                                    .collect(joining("|")))
                    .filter(row -> row.startsWith(name))
                    .collect(joining());
        }
    }

    /** What stops a step, or nothing. */
    private String step(PostingState next) {
        var office = me("office");
        return Acting.as(office.account(), () -> postings.step(id, next, "", office))
                .map(stop -> stop.key().replaceFirst(".*\\.", ""))
                .orElse("");
    }

    private Posting posting(PersonId person, InstitutionId recipient) {
        var today = LocalDate.now(clock);
        return new Posting(
                id,
                new PairingId(AltitudePagesTests.id("pairing:wenzhou-jiali")),
                person,
                recipient,
                null,
                "",
                "general-surgery",
                Part.SPECIALIST,
                Stay.POSTING,
                "",
                null,
                null,
                new Period(today.minusDays(20), today.plusDays(100)),
                PostingState.PLANNED,
                true);
    }

    private Me me(String login) {
        return accounts.me(accounts.findByLogin(login).orElseThrow().id()).orElseThrow();
    }

    private MvcTestResult check(String... more) {
        var agreed = new java.util.ArrayList<>(List.of("function", "0", "consent", "true"));
        agreed.addAll(List.of(more));
        return answer(agreed.toArray(String[]::new));
    }

    /** Nothing hurts, and what else is said; it was not asked for consent. */
    private MvcTestResult answer(String... more) {
        var all = new java.util.ArrayList<String>();
        for (var item : List.of("headache", "gut", "fatigue", "dizziness")) {
            all.addAll(List.of(item, "0"));
        }
        all.addAll(List.of(more));
        return post(member, "/deployment/altitude/check", all.toArray(String[]::new));
    }

    private MvcTestResult post(String login, String path, String... typed) {
        var answer = send(login, path, typed);
        assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(302);
        return answer;
    }

    private int status(String login, String path, String... typed) {
        return send(login, path, typed).getResponse().getStatus();
    }

    private MvcTestResult send(String login, String path, String... typed) {
        var request = pages.post().uri(path).with(As.as(login));
        for (var i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        return request.exchange();
    }

    private String follow(MvcTestResult redirect, String login) {
        var address = Objects.requireNonNull(redirect.getResponse().getRedirectedUrl());
        var request = pages.get().uri(address).with(As.as(login));
        var session = redirect.getResponse().getCookie("jieli-session");
        return body(session == null ? request.exchange() : request.cookie(session).exchange());
    }

    private String text(String login, String path) {
        return body(pages.get().uri(path).with(As.as(login)).exchange());
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
