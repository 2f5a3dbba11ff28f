package jieli.deployment.compliance;

import java.util.List;
import java.util.stream.Stream;

/**
 * One rule: from days alone, without Spring or SQL. Its title is the message {@code
 * deployment.check.<code>}.
 */
interface Check {

    /** All of them, in the order of the page. */
    List<Check> ALL =
            Stream.concat(
                            Stream.of(
                                    new Heads(),
                                    new BatchHeads(),
                                    new Months(),
                                    new Presence(),
                                    new SiteDoctors(),
                                    new HandOver.Overlap(),
                                    new HandOver.Signed(),
                                    new Disciplines(),
                                    new SeniorTitles(),
                                    new ManagementShare()),
                            NotMeasured.ASKED.stream().map(NotMeasured::new))
                    .toList();

    /** How addresses, waivers and message keys call it. */
    String code();

    /** The message key of its title. */
    default String title() {
        return "deployment.check." + code();
    }

    /** The parameters that ask for it; any one of them will do. */
    List<Parameter> asks();

    /** The parameters for open questions that its answer depends on. */
    List<Parameter> dependsOn();

    /** Whether somebody asks for it. */
    default boolean applies(Demands demands) {
        return asks().stream().anyMatch(demands::names);
    }

    Answer answer(Demands demands, World world, Year year);
}
