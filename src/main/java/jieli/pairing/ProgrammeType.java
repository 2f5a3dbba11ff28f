package jieli.pairing;

/** The patterns under which one side helps the other. */
public enum ProgrammeType {
    /** 三级医院对口帮扶: a tertiary hospital and a county hospital. */
    PAIRED_ASSISTANCE,
    /** 医疗人才组团式帮扶: management with disciplines, sent as one team. */
    TEAM_ASSISTANCE,
    /** 援藏、援青、援疆: a province or city and a prefecture or county. */
    AID_REGION,
    /** 东西部协作: an eastern district and a western county. */
    EAST_WEST_COOPERATION,
    /** 定点帮扶: a company or central body and a county. */
    DESIGNATED_ASSISTANCE,
    /** 医共体下沉: a lead hospital and its township centres. */
    COUNTY_COMMUNITY
}
