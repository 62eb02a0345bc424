// What the company publishes, and what it tells the account: small fixed lists.
#include <algorithm>
#include <iterator>
#include <utility>

#include "service/operations.h"

namespace sandbox {

namespace {

/// The document's examples, with a second item in each list.
const Json &news() {
    static const Json list{{{"id", "1"},
                            {"title", "Example title"},
                            {"content", "Example content"},
                            {"date", "2010-01-01"},
                            {"language_id", "1"},
                            {"slug", "example-slug"}},
                           {{"id", "15"},
                            {"title", "Maintenance"},
                            {"content", "Servers restart at night"},
                            {"date", "2024-10-04"},
                            {"language_id", "1"},
                            {"slug", "maintenance"}}};
    return list;
}

const Json &knowledgebase_categories() {
    static const Json list{{{"id", "1"},
                            {"parent_cat", "0"},
                            {"name", "Example name"},
                            {"description", "Example description"},
                            {"slug", "example-slug"},
                            {"elements", "1"}},
                           {{"id", "4"},
                            {"parent_cat", "1"},
                            {"name", "Servers"},
                            {"description", "How to use servers"},
                            {"slug", "servers"},
                            {"elements", "1"}}};
    return list;
}

Json article(const char *id, const char *category, const char *title, const char *body) {
    return {{"id", id},         {"language_id", "1"}, {"cat_id", category}, {"title", title},
            {"body", body},     {"views", "1"},       {"slug", "article"},  {"upvotes", "1"},
            {"downvotes", "1"}, {"tag_title", title}, {"tag_body", body}};
}

const Json &articles() {
    static const Json list{article("1", "1", "Example title", "Example body"),
                           article("4", "4", "Rebuilding", "A rebuilt server loses its data")};
    return list;
}

/// The item of the list with the id of the path.
Json item_of_path(const Call &call, const Json &list, const char *what) {
    const auto found = std::ranges::find_if(
        list, [&call](const Json &item) { return item.at("id") == call.path_ids.at(0); });
    if (found == list.end()) {
        throw Refusal(std::string(what) + " not found");
    }
    return *found;
}

/// The items of the list in which a field has this value.
Json items_with(const Json &list, const char *field, const std::string &value) {
    Json found = Json::array();
    std::ranges::copy_if(list, std::back_inserter(found),
                         [&](const Json &item) { return item.at(field) == value; });
    return found;
}

}  // namespace

Json list_notifications(Call &call) {
    Json list{{{"id", "501"},
               {"date", "2024-10-04 09:00:00"},
               {"subject", "Invoice created"},
               {"message", "Invoice 2017/1/1 is due"},
               {"seen", "0"}},
              {{"id", "502"},
               {"date", "2024-10-05 09:00:00"},
               {"subject", "Service activated"},
               {"message", "Your service is ready"},
               {"seen", "1"}}};
    return {{"notifications", call.shapes.data(std::move(list))}};
}

Json list_news(Call &call) {
    Json list = news();
    for (Json &item : list) {
        item.erase("content");
    }
    return {{"news", call.shapes.data(std::move(list))}};
}

/// "annoucement" is how the document writes it.
Json get_news_item(Call &call) {
    return {{"annoucement", item_of_path(call, news(), "News item")}};
}

Json list_knowledgebase(Call &call) {
    return {{"categories", call.shapes.data(items_with(knowledgebase_categories(), "parent_cat", "0"))}};
}

Json get_knowledgebase_category(Call &call) {
    const std::string id = item_of_path(call, knowledgebase_categories(), "Category").at("id");
    return {{"subcategories", call.shapes.data(items_with(knowledgebase_categories(), "parent_cat", id))},
            {"articles", call.shapes.data(items_with(articles(), "cat_id", id))}};
}

Json get_knowledgebase_article(Call &call) {
    return {{"article", item_of_path(call, articles(), "Article")}};
}

Json list_logs(Call &call) {
    Json list{{{"date", "2016-12-30 12:24:28"}, {"description", "Logged in"}, {"ip", "172.100.2.1"}},
              {{"date", "2016-12-30 12:40:47"}, {"description", "Invoice paid"}, {"ip", "172.100.2.1"}}};
    return {{"logs", call.shapes.data(std::move(list))}};
}

}  // namespace sandbox
